import { z } from "zod";

export const soundEffects = ["click", "tick", "pop", "coin", "whoosh", "spin", "win", "lose", "fanfare"] as const;
export const soundMoods = ["calm", "warm", "playful", "energetic", "elegant", "mysterious"] as const;
export type SoundEffect = (typeof soundEffects)[number];
export type SoundMood = (typeof soundMoods)[number];

/** `providerOptions["built-in"]` of a call of the speech model `sound-1`; what is absent is read from the text. */
export const soundOptionsSchema = z.object({
  /** A short effect; absent, and none named in the text: a jingle. */
  effect: z.enum(soundEffects).optional(),
  mood: z.enum(soundMoods).optional(),
  /** Beats a minute of a jingle. */
  tempo: z.number().int().min(50).max(180).optional(),
  /** Length of a jingle in ms; rounded to whole bars. */
  durationMs: z.number().int().min(2_000).max(30_000).optional(),
  /** The end of a jingle leads into its beginning. */
  loop: z.boolean().optional(),
  seed: z.number().int().default(0),
});

/** A sound to be synthesized. */
export const soundRequestSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("effect"), effect: z.enum(soundEffects), seed: z.number().int() }),
  z.object({
    kind: z.literal("jingle"),
    mood: z.enum(soundMoods),
    tempo: z.number().min(50).max(180),
    durationMs: z.number().min(2_000).max(30_000),
    loop: z.boolean(),
    seed: z.number().int(),
  }),
]);

export type SoundRequest = z.infer<typeof soundRequestSchema>;
export type JingleRequest = Extract<SoundRequest, { kind: "jingle" }>;

export interface SoundResult {
  readonly bytes: Uint8Array;
  readonly mimeType: "audio/wav";
  readonly durationMs: number;
}
