import { z } from "zod";

export const motionEffects = ["zoom-in", "zoom-out", "pan", "reveal"] as const;
export const motionDirections = ["left", "right", "up", "down"] as const;
export type MotionEffect = (typeof motionEffects)[number];
export type MotionDirection = (typeof motionDirections)[number];

/** `providerOptions["built-in"]` of a call of the video model `motion-1`; what is absent is read from the prompt. */
export const motionOptionsSchema = z.object({
  effect: z.enum(motionEffects).optional(),
  /** Where the camera goes, or where a reveal goes to. */
  direction: z.enum(motionDirections).optional(),
  /** How far the camera goes, 0…1. */
  strength: z.number().min(0).max(1).optional(),
  /** MP4 (H.264), or animated WebP of at most 640 pixels. */
  format: z.enum(["mp4", "webp"]).default("mp4"),
});

/** Everything that decides about a film. */
export interface MotionRequest {
  /** Files of the stills in their order. */
  readonly stills: readonly Uint8Array[];
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly durationMs: number;
  readonly effect: MotionEffect;
  readonly direction: MotionDirection;
  readonly strength: number;
  readonly format: "mp4" | "webp";
}

export interface MotionResult {
  readonly bytes: Uint8Array;
  readonly mimeType: "video/mp4" | "image/webp";
  readonly widthPx: number;
  readonly heightPx: number;
  readonly frames: number;
  readonly durationMs: number;
}
