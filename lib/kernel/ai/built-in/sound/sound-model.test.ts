import { experimental_generateSpeech as generateSpeech } from "ai";
import { fileTypeFromBuffer } from "file-type";
import { afterAll, describe, expect, it } from "vitest";
import { closeRenderPool } from "@/lib/kernel/rendering/pool";
import { createSoundModel } from "./sound-model";
import { type SoundRequest, soundEffects, soundMoods } from "./sound-schemas";
import { synthesizeSound } from "./synthesize-sound";

afterAll(closeRenderPool);

interface Measures {
  readonly samples: number;
  readonly peak: number;
  readonly rms: number;
  readonly offset: number;
  /** Mean frequency weighted by loudness, Hz, from the spectrum of differences: rises with the share of highs. */
  readonly centroid: number;
  /** Difference of the channels, root mean square. */
  readonly side: number;
  /** Largest step from one sample to the next, and the one from the end to the beginning. */
  readonly step: number;
  readonly seam: number;
}

function measure(wav: Uint8Array): Measures {
  const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength);
  const samples = view.getUint32(40, true) / 4;
  const at = (index: number, channel: number) => view.getInt16(44 + index * 4 + channel * 2, true) / 32_768;
  let [peak, energy, offset, side, slope, step] = [0, 0, 0, 0, 0, 0];
  for (let index = 0; index < samples; index += 1) {
    const [left, right] = [at(index, 0), at(index, 1)];
    peak = Math.max(peak, Math.abs(left), Math.abs(right));
    energy += (left ** 2 + right ** 2) / 2;
    offset += (left + right) / 2;
    side += (left - right) ** 2;
    if (index === 0) continue;
    const change = left - at(index - 1, 0);
    slope += change ** 2;
    step = Math.max(step, Math.abs(change));
  }
  return {
    samples,
    peak,
    rms: Math.sqrt(energy / samples),
    offset: offset / samples,
    centroid: (44_100 / Math.PI) * Math.asin(Math.min(1, Math.sqrt(slope / energy) / 2)),
    side: Math.sqrt(side / samples),
    step,
    seam: Math.abs(at(0, 0) - at(samples - 1, 0)),
  };
}

function jingle(overrides: Partial<Extract<SoundRequest, { kind: "jingle" }>>): SoundRequest {
  return { kind: "jingle", mood: "playful", tempo: 132, durationMs: 4_000, loop: false, seed: 1, ...overrides };
}

describe("synthesizeSound", () => {
  it.each(soundEffects)("plays %s audibly, without clipping and direct current", (effect) => {
    const sound = synthesizeSound({ kind: "effect", effect, seed: 0 });
    const { peak, rms, offset, samples } = measure(sound.bytes);
    expect(peak).toBeLessThanOrEqual(0.9);
    expect(peak).toBeGreaterThan(0.3);
    expect(rms).toBeGreaterThan(0.05);
    expect(Math.abs(offset)).toBeLessThan(0.001);
    expect(samples / 44.1).toBeCloseTo(sound.durationMs, -1);
  });

  it.each(soundMoods)("plays a %s jingle of whole bars in stereo", (mood) => {
    const { bytes } = synthesizeSound(jingle({ mood, tempo: 120 }));
    const { peak, rms, offset, side, samples } = measure(bytes);
    expect(peak).toBeLessThanOrEqual(0.9);
    expect(rms).toBeGreaterThan(0.08);
    expect(rms).toBeLessThan(0.25);
    expect(Math.abs(offset)).toBeLessThan(0.001);
    expect(side).toBeGreaterThan(0.005);
    // Two bars of four beats at 120 beats a minute, and the time for the last chord.
    expect(samples / 44_100).toBeCloseTo(4 + 1.2, 2);
  });

  it("sounds brighter the livelier the mood is", () => {
    const brightness = (mood: (typeof soundMoods)[number]) => measure(synthesizeSound(jingle({ mood })).bytes).centroid;
    const [mysterious, warm, energetic] = [brightness("mysterious"), brightness("warm"), brightness("energetic")];
    expect(warm).toBeGreaterThan(mysterious);
    expect(energetic).toBeGreaterThan(warm);
  });

  it("loops without a jump, in exactly whole bars", () => {
    const { samples, seam, step } = measure(synthesizeSound(jingle({ loop: true, tempo: 120 })).bytes);
    expect(samples).toBe(4 * 44_100);
    expect(seam).toBeLessThanOrEqual(step);
  });

  it("is the same for the same request and different for another seed", () => {
    const [first, again, other] = [1, 1, 2].map((seed) => Buffer.from(synthesizeSound(jingle({ seed })).bytes));
    expect(first?.equals(again ?? Buffer.alloc(0))).toBe(true);
    expect(first?.equals(other ?? Buffer.alloc(0))).toBe(false);
  });
});

describe("createSoundModel", () => {
  const model = createSoundModel();

  it("makes the effect that the text names, as WAV", async () => {
    const { audio, providerMetadata } = await generateSpeech({ model, text: "Sound of a coin" });
    expect(await fileTypeFromBuffer(audio.uint8Array)).toMatchObject({ ext: "wav" });
    expect(providerMetadata["built-in"]).toMatchObject({ kind: "effect", effect: "coin" });
  });

  it("makes a jingle by its words and settings, faster when asked", async () => {
    const { providerMetadata, warnings } = await generateSpeech({
      model,
      text: "A mysterious jingle, 3 seconds, loop",
      speed: 1.25,
      voice: "nova",
      outputFormat: "mp3",
      providerOptions: { "built-in": { tempo: 100, seed: 4 } },
    });
    expect(providerMetadata["built-in"]).toMatchObject({
      mood: "mysterious",
      tempo: 125,
      durationMs: 3_840,
      loop: true,
      seed: 4,
    });
    expect(warnings).toMatchObject([{ feature: "outputFormat" }, { feature: "voice" }]);
  });

  it("refuses settings that it does not know", async () => {
    const call = model.doGenerate({ text: "x", providerOptions: { "built-in": { tempo: 900 } } });
    await expect(Promise.resolve(call)).rejects.toMatchObject({
      code: "validation_failed",
      errors: [{ path: "tempo" }],
    });
  });
});
