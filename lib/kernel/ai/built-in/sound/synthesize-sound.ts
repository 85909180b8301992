import { createRandom } from "@/lib/kernel/ai/built-in/scene/random";
import { composeJingle, roomOf } from "./compose-jingle";
import { effects } from "./effects";
import { encodeWav } from "./encode-wav";
import { finishSound } from "./finish-sound";
import type { SoundRequest, SoundResult } from "./sound-schemas";
import { createStereo, type Stereo, sampleRate } from "./stereo";

/** Synthesizes a sound; runs in a worker thread. Equal requests give equal bytes. */
export function synthesizeSound(request: SoundRequest): SoundResult {
  const sound = request.kind === "effect" ? drawEffect(request.effect, request.seed) : drawJingle(request);
  return {
    bytes: encodeWav(sound),
    mimeType: "audio/wav",
    durationMs: Math.round((sound.left.length / sampleRate) * 1_000),
  };
}

function drawEffect(effect: keyof typeof effects, seed: number): Stereo {
  const recipe = effects[effect];
  const random = createRandom(seed).fork(effect);
  const target = createStereo(recipe.seconds);
  // The seed 0 plays an effect as it was written; others move it a little.
  const shift = seed === 0 ? 0 : Math.round(random.between(-2.49, 2.49));
  recipe.draw(target, random, shift);
  return finishSound(target, { ...recipe.finish, loop: false });
}

function drawJingle(request: Extract<SoundRequest, { kind: "jingle" }>): Stereo {
  return finishSound(composeJingle(request), { room: roomOf(request.mood), targetRms: 0.14, loop: request.loop });
}
