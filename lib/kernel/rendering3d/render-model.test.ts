import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type FlowGenerationSettingsInput, flowGenerationSettingsSchema } from "@/lib/kernel/ai/scene-settings-schemas";
import { resetEnv } from "@/lib/kernel/env";
import { dracoBox } from "@/scripts/testing/draco-box";
import { findChromium } from "@/scripts/testing/find-chromium";
import { boxGlb, chairGlb } from "@/scripts/testing/model-files";
import { packGlb } from "@/scripts/testing/write-glb";
import { closeRenderBrowser } from "./render-browser";
import { renderModel } from "./render-model";

// Software draws, a few seconds of a processor a picture, and the processor may have other work.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

beforeAll(() => {
  process.env.CHROMIUM_PATH = findChromium();
  resetEnv();
});
afterAll(closeRenderBrowser);

const red = boxGlb([0.7, 0.02, 0.02], [0.4, 0.6, 0.4]);

function render(glb: Buffer, settings: FlowGenerationSettingsInput, seed = 5) {
  const parsed = flowGenerationSettingsSchema.parse({ roomType: "studio", surroundings: "plain", ...settings });
  return renderModel({ glb, settings: parsed, about: { name: "Box" }, seed, width: 160, height: 128, samples: 3 });
}

/** Mean red, green, blue, 0…255, of a part of a picture. */
async function meanOf(png: Buffer, region?: { left: number; top: number; width: number; height: number }) {
  const picture = region === undefined ? sharp(png) : sharp(await sharp(png).extract(region).toBuffer());
  const { channels } = await picture.stats();
  return channels.slice(0, 3).map(({ mean }) => mean) as [number, number, number];
}

describe("renderModel", () => {
  it("shows the product in its colours where it says that it is, the same each time", async () => {
    const one = await render(red, { lighting: "studio softbox" });
    const { width, height } = await sharp(one.bytes).metadata();
    expect([width, height, one.mimeType]).toEqual([160, 128, "image/png"]);
    const { box } = one;
    expect(box.x).toBeGreaterThan(0);
    expect(box.x + box.width).toBeLessThan(160);
    expect(box.height).toBeGreaterThan(30);
    const middle = { left: Math.round(box.x + box.width / 2) - 5, top: Math.round(box.y + box.height / 2) - 5 };
    const [r, g, b] = await meanOf(one.bytes, { ...middle, width: 10, height: 10 });
    expect(r).toBeGreaterThan(90);
    expect(r).toBeGreaterThan(3 * Math.max(g, b));
    const [cr, cg, cb] = await meanOf(one.bytes, { left: 0, top: 0, width: 14, height: 14 });
    expect(Math.max(cr, cg, cb) - Math.min(cr, cg, cb)).toBeLessThan(40);
    const again = await render(red, { lighting: "studio softbox" });
    expect(again.bytes.equals(one.bytes)).toBe(true);
    expect(again.box).toEqual(box);
  });

  it("looks from where the camera angle says, in the light that is asked for", async () => {
    const bright = await render(red, { lighting: "bright and airy", cameraAngle: "high angle" });
    const dark = await render(red, { lighting: "candlelight", cameraAngle: "close-up" });
    expect(dark.box.height).toBeGreaterThan(bright.box.height * 1.1);
    const sum = async (png: Buffer) => (await meanOf(png)).reduce((left, right) => left + right);
    expect(await sum(dark.bytes)).toBeLessThan(0.75 * (await sum(bright.bytes)));
    const [r, , b] = await meanOf(dark.bytes);
    expect(r).toBeGreaterThan(b);
  });

  it("stands products in rooms and outside, also two that are asked for at once", async () => {
    const chair = chairGlb();
    const [room, garden] = await Promise.all([
      render(chair, { roomType: "bedroom", matchProductColors: true }, 1),
      render(chair, { roomType: "garden", cameraAngle: "wide" }, 2),
    ]);
    expect(room.triangles).toBeGreaterThan(2_000);
    expect(garden.box.height).toBeLessThan(room.box.height);
    const [, green, blue] = await meanOf(garden.bytes, { left: 0, top: 108, width: 160, height: 20 });
    expect(green).toBeGreaterThan(blue * 1.2);
  });

  it("decodes compressed triangles by itself", async () => {
    const { box, bytes } = await render(dracoBox, { lighting: "studio softbox" });
    const middle = { left: Math.round(box.x + box.width / 2) - 4, top: Math.round(box.y + box.height / 2) - 4 };
    const [r, g, b] = await meanOf(bytes, { ...middle, width: 8, height: 8 });
    expect(r).toBeGreaterThan(3 * Math.max(g, b));
  });

  it("says of a model that three cannot read what is wrong, and goes on with the next", async () => {
    const missing = packGlb({
      asset: { version: "2.0" },
      scene: 0,
      scenes: [{ nodes: [0] }],
      nodes: [{ mesh: 0 }],
      meshes: [{ primitives: [{ attributes: { POSITION: 0 }, indices: 7 }] }],
      accessors: [
        { count: 3, bufferView: 0, componentType: 5126, type: "VEC3" },
        ...Array.from({ length: 7 }, () => ({ count: 3 })),
      ],
      bufferViews: [{ buffer: 0, byteLength: 36 }],
      buffers: [{ byteLength: 36 }],
    });
    await expect(render(Buffer.from(missing), {})).rejects.toMatchObject({ code: "validation_failed" });
    const nowhere = {
      asset: { version: "2.0" },
      nodes: [{ mesh: 0, translation: [0, 0, 0] }],
      scenes: [{ nodes: [] }],
    };
    const unseen = packGlb(
      {
        ...nowhere,
        meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }],
        accessors: [{ count: 3, bufferView: 0, componentType: 5126, type: "VEC3" }],
        bufferViews: [{ buffer: 0, byteLength: 36 }],
        buffers: [{ byteLength: 36 }],
      },
      Buffer.alloc(36),
    );
    await expect(render(Buffer.from(unseen), {})).rejects.toMatchObject({
      code: "validation_failed",
      message: expect.stringContaining("nothing that can be seen"),
    });
  });

  it("says that there is no browser", async () => {
    await closeRenderBrowser();
    process.env.CHROMIUM_PATH = "/nowhere/chromium";
    resetEnv();
    await expect(render(red, {})).rejects.toMatchObject({
      code: "capability_missing",
      message: expect.stringContaining("Chromium"),
    });
    process.env.CHROMIUM_PATH = findChromium();
    resetEnv();
  });
});
