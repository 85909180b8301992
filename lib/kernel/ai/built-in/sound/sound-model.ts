import type { SharedV4Warning, SpeechModelV4, SpeechModelV4CallOptions } from "@ai-sdk/provider";
import { AppError } from "@/lib/kernel/errors";
import { mediaPool } from "@/lib/kernel/rendering/pool";
import { tempoOf } from "./compose-jingle";
import { type SoundEffect, type SoundMood, type SoundRequest, soundOptionsSchema } from "./sound-schemas";

const modelId = "sound-1";
const provider = "built-in";
const defaultDurationMs = 8_000;

const signsOfEffect: readonly (readonly [SoundEffect, RegExp])[] = [
  ["fanfare", /fanfare|trumpet|triumph/i],
  ["spin", /spin|wheel|rotat|drehen|rad\b/i],
  ["lose", /\b(lose|losing|lost|fail|sad trombone|verloren|niederlage)/i],
  ["coin", /coin|money|münze/i],
  ["whoosh", /whoosh|swoosh|swipe|wisch/i],
  ["click", /click|button|klick/i],
  ["tick", /\btick|clock|uhr/i],
  ["pop", /\bpop\b|bubble|plopp/i],
  ["win", /\b(win|winning|won|victory|success|gewinn|gewonnen|erfolg)/i],
];

const signsOfMood: readonly (readonly [SoundMood, RegExp])[] = [
  ["mysterious", /myster|dark|spooky|halloween|geheimnis|dunkel/i],
  ["elegant", /elegant|premium|luxur|noble|edel/i],
  ["energetic", /energ|upbeat|fast|sport|party|dynamic|schnell/i],
  ["playful", /playful|fun|happy|cheer|kids|verspielt|fröhlich/i],
  ["calm", /calm|quiet|relax|slow|ambient|ruhig|entspannt/i],
  ["warm", /warm|cosy|cozy|friendly|christmas|gemütlich|weihnacht/i],
];

/** “4 seconds”, “10 s” in a text, ms. */
function readDuration(text: string): number | undefined {
  const seconds = /(\d+(?:\.\d+)?)\s*(?:s|sec|seconds?|sekunden?)\b/i.exec(text)?.[1];
  return seconds === undefined ? undefined : Math.min(30_000, Math.max(2_000, Number(seconds) * 1_000));
}

function readRequest({ text, instructions, speed, providerOptions }: SpeechModelV4CallOptions): SoundRequest {
  const parsed = soundOptionsSchema.safeParse(providerOptions?.[provider] ?? {});
  if (!parsed.success) {
    throw new AppError("validation_failed", "These settings of a sound are not known.", {
      errors: parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message })),
    });
  }
  const options = parsed.data;
  const words = `${text} ${instructions ?? ""}`;
  const wantsMusic = options.mood !== undefined || /jingle|music|melody|loop|tune|song|musik|melodie/i.test(words);
  const effect = options.effect ?? (wantsMusic ? undefined : signsOfEffect.find(([, sign]) => sign.test(words))?.[0]);
  if (effect) return { kind: "effect", effect, seed: options.seed };
  const mood = options.mood ?? signsOfMood.find(([, sign]) => sign.test(words))?.[0] ?? "warm";
  const tempo = Math.min(180, Math.max(50, Math.round((options.tempo ?? tempoOf(mood)) * (speed ?? 1))));
  return {
    kind: "jingle",
    mood,
    tempo,
    durationMs: options.durationMs ?? readDuration(words) ?? defaultDurationMs,
    loop: options.loop ?? /\bloop/i.test(words),
    seed: options.seed,
  };
}

function listWarnings({ outputFormat, voice, language }: SpeechModelV4CallOptions): SharedV4Warning[] {
  const warnings: SharedV4Warning[] = [];
  if (outputFormat && outputFormat !== "wav") {
    warnings.push({ type: "unsupported", feature: "outputFormat", details: "The built-in sound model writes WAV." });
  }
  if (voice) warnings.push({ type: "unsupported", feature: "voice", details: "It plays sounds; it does not speak." });
  if (language) warnings.push({ type: "unsupported", feature: "language" });
  return warnings;
}

/**
 * The built-in sound model: effects and jingles, synthesized. It does not speak: the text says which sound is wanted.
 * Settings come in `providerOptions["built-in"]` (sound-schemas.ts). WAV, 44.1 kHz, 16 bits, stereo.
 */
export function createSoundModel(): SpeechModelV4 {
  return {
    specificationVersion: "v4",
    provider,
    modelId,
    async doGenerate(options) {
      const request = readRequest(options);
      const sound = await mediaPool().run("sound", request, { signal: options.abortSignal, timeoutMs: 60_000 });
      return {
        audio: sound.bytes,
        warnings: listWarnings(options),
        usage: { durationMs: sound.durationMs },
        response: { timestamp: new Date(), modelId },
        providerMetadata: { [provider]: { ...request, durationMs: sound.durationMs, mimeType: sound.mimeType } },
      };
    },
  };
}
