import { createHash } from "node:crypto";
import { createCanvas } from "@napi-rs/canvas";
import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import {
  type FlowGenerationSettingsInput,
  flowGenerationSettingsSchema,
  type SceneProduct,
} from "@/lib/kernel/ai/scene-settings-schemas";
import { drawProductPhoto } from "@/scripts/testing/product-photos";
import { runScene } from "./run-scene";

const mug = await drawProductPhoto("mug");
const chair = await drawProductPhoto("chair");

interface Wish {
  readonly settings?: FlowGenerationSettingsInput;
  readonly product?: Uint8Array;
  readonly about?: SceneProduct;
  readonly seed?: number;
  readonly prompt?: string;
  readonly inspiration?: Uint8Array;
}

async function draw({ settings = {}, product = chair, about = {}, seed = 7, ...rest }: Wish) {
  const result = await runScene({
    product,
    settings: flowGenerationSettingsSchema.parse(settings),
    about,
    seed,
    longestSidePx: 160,
    format: "png",
    ...rest,
  });
  const { data } = await sharp(result.bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { ...result, pixels: data };
}

/** Mean difference of two pictures' bytes. */
function difference(left: Buffer, right: Buffer): number {
  let sum = 0;
  for (const [at, value] of left.entries()) sum += Math.abs(value - (right[at] ?? 0));
  return left.length === right.length ? sum / left.length : Number.POSITIVE_INFINITY;
}

const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Mean colour of a part of a picture, 0…255. */
function meanColor(
  pixels: Buffer,
  width: number,
  box: { x: number; y: number; width: number; height: number },
): number[] {
  const sums = [0, 0, 0];
  let count = 0;
  for (let y = Math.round(box.y); y < Math.round(box.y + box.height); y += 1) {
    for (let x = Math.round(box.x); x < Math.round(box.x + box.width); x += 1) {
      for (const channel of [0, 1, 2])
        sums[channel] = (sums[channel] ?? 0) + (pixels[(y * width + x) * 3 + channel] ?? 0);
      count += 1;
    }
  }
  return sums.map((sum) => sum / count);
}

describe("runScene", () => {
  it("gives the same bytes for the same task, and others for another seed", async () => {
    const settings = { varietyLevel: 6 };
    const [first, again, other] = [
      await draw({ settings }),
      await draw({ settings }),
      await draw({ settings, seed: 8 }),
    ];
    expect(hash(first.bytes)).toBe(hash(again.bytes));
    expect(difference(first.pixels, other.pixels)).toBeGreaterThan(2);
  });

  it.each<[string, FlowGenerationSettingsInput, FlowGenerationSettingsInput, Wish?]>([
    ["roomType", { roomType: "living room" }, { roomType: "bathroom" }],
    ["roomType outdoors", { roomType: "garden" }, { roomType: "beach" }],
    ["style", { style: "scandinavian" }, { style: "industrial" }],
    ["lighting", { lighting: "natural daylight" }, { lighting: "golden hour" }],
    ["lighting at night", { lighting: "evening lamp" }, { lighting: "overcast" }],
    ["colorScheme", { colorScheme: "white" }, { colorScheme: "dark and moody" }],
    ["colorScheme in hex", { colorScheme: "#204060" }, { colorScheme: "#c06020" }],
    ["cameraAngle", { cameraAngle: "eye level" }, { cameraAngle: "three-quarter" }],
    ["cameraAngle wide", { cameraAngle: "close-up" }, { cameraAngle: "wide" }],
    ["surroundings", { surroundings: "plain" }, { surroundings: "by a window" }],
    ["surroundings as a stand", { surroundings: "on the floor" }, { surroundings: "on a table" }, { product: mug }],
    ["props", { surroundings: "plain" }, { surroundings: "plain", props: ["plant", "rug"] }],
    ["matchProductColors", { matchProductColors: false }, { matchProductColors: true }],
    ["promptText", {}, { promptText: "a blue wall and a brick wall, on a concrete floor" }],
    ["varietyLevel", { varietyLevel: 1 }, { varietyLevel: 10 }],
  ])("acts on %s", async (_, left, right, wish = {}) => {
    const pictures = [await draw({ ...wish, settings: left }), await draw({ ...wish, settings: right })];
    expect(difference(pictures[0]?.pixels ?? Buffer.alloc(0), pictures[1]?.pixels ?? Buffer.alloc(0))).toBeGreaterThan(
      1.5,
    );
  });

  it("acts on the aspect ratio and on the call's own words", async () => {
    expect(await draw({ settings: { aspectRatio: "16:9" } })).toMatchObject({ widthPx: 160, heightPx: 90 });
    expect(await draw({ settings: { aspectRatio: "portrait" } })).toMatchObject({ widthPx: 128, heightPx: 160 });
    const [plain, worded] = [await draw({}), await draw({ prompt: "at sunset" })];
    expect(difference(plain.pixels, worded.pixels)).toBeGreaterThan(1.5);
  });

  it("takes colours and brightness over from an inspiration picture", async () => {
    const create = { width: 80, height: 80, channels: 3, background: "#14304a" } as const;
    const inspiration = await sharp({ create }).png().toBuffer();
    const [plain, inspired] = [await draw({}), await draw({ inspiration })];
    expect(difference(plain.pixels, inspired.pixels)).toBeGreaterThan(4);
    const top = { x: 0, y: 0, width: 160, height: 20 };
    const [red = 0, , blue = 0] = meanColor(inspired.pixels, 160, top);
    const [plainRed = 0, , plainBlue = 0] = meanColor(plain.pixels, 160, top);
    expect(blue - red).toBeGreaterThan(plainBlue - plainRed);
  });

  it("makes golden hour warmer than an overcast day, for room and product alike", async () => {
    const [golden, overcast] = [
      await draw({ settings: { lighting: "golden hour" } }),
      await draw({ settings: { lighting: "overcast" } }),
    ];
    for (const box of [golden.box, { x: 0, y: 0, width: 160, height: 160 }]) {
      const warmth = (pixels: Buffer) => {
        const [red = 0, , blue = 0] = meanColor(pixels, 160, box);
        return red / blue;
      };
      expect(warmth(golden.pixels)).toBeGreaterThan(warmth(overcast.pixels) * 1.03);
    }
  });

  it("never throws for words, keeps the product inside the picture, and its colours recognisable", async () => {
    const words = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom("garden", "loft", "bedroom", "sunset", "boho", "from above", "on a shelf"),
    );
    const record = fc.record({
      roomType: words,
      style: words,
      lighting: words,
      colorScheme: words,
      cameraAngle: words,
      aspectRatio: fc.oneof(fc.string({ maxLength: 10 }), fc.constantFrom("9:16", "16:9", "1:1", "0:0")),
      surroundings: words,
      props: fc.array(words, { maxLength: 4 }),
      varietyLevel: fc.integer({ min: 1, max: 10 }),
      matchProductColors: fc.boolean(),
      promptText: words,
    });
    await fc.assert(
      fc.asyncProperty(record, fc.nat(1_000_000), async (settings, seed) => {
        const { box, widthPx, heightPx, pixels, kind } = await draw({ settings, seed, product: mug });
        expect(kind).toBe("cut-out");
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(widthPx);
        expect(box.y + box.height).toBeLessThanOrEqual(heightPx);
        // The mug is teal: in the middle of its body green and blue stay above red, whatever the light.
        const body = {
          x: box.x + box.width * 0.2,
          y: box.y + box.height * 0.4,
          width: box.width * 0.3,
          height: box.height * 0.3,
        };
        const [red = 0, green = 0] = meanColor(pixels, widthPx, body);
        expect(green).toBeGreaterThan(red);
      }),
      { numRuns: 8, seed: 4 },
    );
  }, 120_000);

  it("shows a photograph whose background isn't plain in a frame", async () => {
    const canvas = createCanvas(200, 160);
    const context = canvas.getContext("2d");
    for (let y = 0; y < 160; y += 8) {
      for (let x = 0; x < 200; x += 8) {
        context.fillStyle = `hsl(${(x * 7 + y * 13) % 360} 70% 50%)`;
        context.fillRect(x, y, 8, 8);
      }
    }
    expect((await draw({ product: await canvas.encode("png") })).kind).toBe("photo");
  });

  it("refuses what is no picture, and an empty one", async () => {
    await expect(draw({ product: new TextEncoder().encode("<html>") })).rejects.toMatchObject({
      code: "validation_failed",
    });
    const create = { width: 60, height: 60, channels: 4, background: "#00000000" } as const;
    const empty = await sharp({ create }).png().toBuffer();
    await expect(draw({ product: empty })).rejects.toMatchObject({ code: "validation_failed" });
  });
});
