import sharp from "sharp";
import { runScene } from "@/lib/kernel/ai/built-in/scene/run-scene";
import { type FlowGenerationSettingsInput, flowGenerationSettingsSchema } from "@/lib/kernel/ai/scene-settings-schemas";
import { drawProductPhoto } from "@/scripts/testing/product-photos";
import type { Figure } from "./run";

const sidePx = 1_024;
const rounds = 5;

const scenes: readonly (readonly [name: string, settings: FlowGenerationSettingsInput])[] = [
  ["scene.room", { cameraAngle: "three-quarter", props: ["plant", "rug", "framed art"] }],
  ["scene.studio", { roomType: "studio", lighting: "studio softbox" }],
  ["scene.outdoor", { roomType: "patio", lighting: "golden hour" }],
];

/** Processor time of some work in ms: what else the machine does counts little. */
async function measure(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/**
 * Product scenes at 1024 × 1024 on the calling thread, decoding and encoding included. The baseline is the least that any
 * composition does: the same photograph decoded, scaled over a ground, blurred once and encoded.
 */
export async function* benchScene(): AsyncGenerator<Figure> {
  sharp.concurrency(1);
  const product = await drawProductPhoto("chair");
  const compose = async () => {
    const ground = { width: sidePx, height: sidePx, channels: 3, background: "#d8d2c8" } as const;
    const cover = await sharp(product).resize(512, 512).toBuffer();
    const flat = await sharp({ create: ground })
      .composite([{ input: cover }])
      .raw()
      .toBuffer();
    await sharp(flat, { raw: { width: sidePx, height: sidePx, channels: 3 } })
      .blur(12)
      .webp({ quality: 92, effort: 2 })
      .toBuffer();
  };
  for (const [name, wishes] of scenes) {
    const settings = flowGenerationSettingsSchema.parse(wishes);
    const draw = () => runScene({ product, settings, about: {}, seed: 1, longestSidePx: sidePx, format: "webp" });
    let [value, baseline] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let round = -2; round < rounds; round += 1) {
      const [drawn, composed] = [await measure(draw), await measure(compose)];
      if (round < 0) continue;
      value = Math.min(value, drawn);
      baseline = Math.min(baseline, composed);
    }
    yield {
      name,
      value,
      unit: "ms",
      baseline,
      baselineName: "the photograph scaled, composited, blurred once and encoded by sharp",
      ratio: value / baseline,
    };
  }
}
