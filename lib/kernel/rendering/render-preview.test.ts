import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { startChromiumCanvas } from "@/bench/chromium-canvas";
import { readPixels, shareOfPixelsOff } from "@/bench/compare-pixels";
import { createSampleScene } from "@/bench/render-scenes";
import type { MockupDefinition } from "@/lib/render/mockup";
import type { Element, Scene } from "@/lib/render/scene";
import { pathOfFontFile } from "./font-paths";
import { closeRenderPool } from "./pool";
import { layoutElements } from "./prepare-elements";
import { renderPreview } from "./render-preview";

const spaceId = "01900000-0000-7000-8000-000000000001";
const assetId = "01900000-0000-7000-8000-0000000000a1";
const space = { spaceId, sideId: "front", name: "Front", widthMm: 100, heightMm: 50, bleedMm: 3, safeMm: 5 };
const full = { x: 0, y: 0, width: 100, height: 50, rotation: 0 };
const picture: Element = { type: "image", spaceId, transform: full, assetId, content: { fit: "fill" } };
const text: Element = {
  type: "text",
  spaceId,
  transform: full,
  content: { text: "Atelier", fontFamily: "Lobster", fontSizeMm: 20, color: "#102030" },
};
const sceneOf = (...elements: Element[]): Scene => ({ space, elements });
const png = { longestSidePx: 100, format: "png" } as const;
const solid = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 3, background } });

afterAll(() => closeRenderPool());

describe("renderPreview", () => {
  it.each(["png", "webp", "avif"] as const)("encodes %s at the asked size", async (format) => {
    const result = await renderPreview({
      scene: sceneOf(text),
      images: {},
      longestSidePx: 200,
      format,
      background: "#ffffff",
    });
    const facts = await sharp(result.bytes).metadata();
    expect([result.widthPx, result.heightPx, result.mimeType]).toEqual([200, 100, `image/${format}`]);
    expect([facts.width, facts.height, facts.format]).toEqual([200, 100, format === "avif" ? "heif" : format]);
    const { channels } = await sharp(result.bytes).stats();
    expect(channels[0]?.min).toBeLessThan(60);
    expect(channels[0]?.max).toBeGreaterThan(240);
  });

  it("is transparent without a background", async () => {
    const { bytes } = await renderPreview({
      scene: sceneOf({ ...picture, transform: { ...full, width: 50 } }),
      images: { [assetId]: await solid(4, 4, "#80c020").png().toBuffer() },
      ...png,
    });
    const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    expect([...data.subarray(0, 4)]).toEqual([0x80, 0xc0, 0x20, 255]);
    expect(data[99 * 4 + 3]).toBe(0);
  });

  it("gives equal bytes for equal input", async () => {
    const { scene, images } = await createSampleScene(3, 12);
    const [one, other] = await Promise.all(
      [1, 2].map(() => renderPreview({ scene, images, longestSidePx: 300, format: "png" })),
    );
    expect(Buffer.compare(one?.bytes ?? Buffer.of(), other?.bytes ?? Buffer.of())).toBe(0);
  });

  it("turns pictures as their EXIF orientation says", async () => {
    const halves = await solid(40, 20, "#ff0000")
      .composite([{ input: await solid(20, 20, "#0000ff").png().toBuffer(), left: 20, top: 0 }])
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const { bytes } = await renderPreview({ scene: sceneOf(picture), images: { [assetId]: halves }, ...png });
    const { data } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) =>
      [...data.subarray((y * 100 + x) * 3, (y * 100 + x) * 3 + 3)].map((value) => Math.round(value / 255));
    expect([at(50, 5), at(50, 45)]).toEqual([
      [1, 0, 0],
      [0, 0, 1],
    ]);
  });

  it("brings CMYK and 16 bit pictures to sRGB", async () => {
    const cmyk = await solid(8, 8, "#00a060").toColourspace("cmyk").jpeg().toBuffer();
    const deep = await solid(8, 8, "#00a060").toColourspace("rgb16").png().toBuffer();
    for (const file of [cmyk, deep]) {
      const { bytes } = await renderPreview({ scene: sceneOf(picture), images: { [assetId]: file }, ...png });
      const { channels } = await sharp(bytes).stats();
      expect(channels[1]?.mean).toBeGreaterThan(120);
      expect(channels[0]?.mean).toBeLessThan(90);
    }
  });

  it("refuses pictures that are missing, damaged, or too large to be harmless", async () => {
    // A header that promises 30,000 × 30,000 pixels.
    const bomb = Buffer.from(await solid(1, 1, "#ffffff").png().toBuffer());
    bomb.writeUInt32BE(30_000, 16);
    bomb.writeUInt32BE(30_000, 20);
    const whole = await solid(300, 300, "#336699").png().toBuffer();
    const photo = await solid(300, 300, "#336699").jpeg().toBuffer();
    const files: [string, Uint8Array | undefined][] = [
      ["not supplied", undefined],
      ["readable", Buffer.from("GIF89a no picture")],
      ["readable", new Uint8Array()],
      ["readable", whole.subarray(0, whole.length / 2)],
      ["readable", photo.subarray(0, photo.length / 2)],
      ["too many pixels", bomb],
    ];
    for (const [reason, file] of files) {
      const failure = renderPreview({ scene: sceneOf(picture), images: file ? { [assetId]: file } : {}, ...png });
      await expect(failure).rejects.toMatchObject({
        code: "validation_failed",
        message: expect.stringContaining(reason),
        errors: [{ path: `images.${assetId}` }],
      });
    }
    await expect(renderPreview({ scene: sceneOf(text), images: {}, ...png })).resolves.toMatchObject({ widthPx: 100 });
  });

  it("refuses sizes out of range", async () => {
    for (const longestSidePx of [0, 10_000, 1.5, Number.NaN]) {
      await expect(
        renderPreview({ scene: sceneOf(text), images: {}, longestSidePx, format: "png" }),
      ).rejects.toMatchObject({ code: "validation_failed" });
    }
  });

  it("draws an organization's own font, and refuses a file that is not what its key says", async () => {
    const file = readFileSync(pathOfFontFile("anton/400") ?? "");
    const sha256 = createHash("sha256").update(file).digest("hex");
    const font = { fontKey: `tenant/${sha256}`, family: "House", weight: 400, style: "normal", bytes: file } as const;
    const own: Element = { ...text, content: { ...text.content, fontFamily: "House" } };
    const bundled: Element = { ...text, content: { ...text.content, fontFamily: "Anton" } };
    const [a, b] = await Promise.all([
      renderPreview({ scene: sceneOf(own), images: {}, fonts: [font], ...png }),
      renderPreview({ scene: sceneOf(bundled), images: {}, ...png }),
    ]);
    expect(Buffer.compare(a.bytes, b.bytes)).toBe(0);
    for (const bad of [
      { ...font, bytes: file.subarray(0, 5_000) },
      { ...font, fontKey: "tenant/x" },
    ]) {
      await expect(renderPreview({ scene: sceneOf(own), images: {}, fonts: [bad], ...png })).rejects.toMatchObject({
        code: "validation_failed",
      });
    }
  });

  it("refuses a stored layout whose font is gone", async () => {
    const [laid] = await layoutElements([text]);
    if (laid?.type !== "text" || !laid.layout) throw new Error("no layout");
    const lines = laid.layout.lines.map((line) => ({
      ...line,
      runs: line.runs.map((run) => ({ ...run, fontKey: "tenant/gone" })),
    }));
    const scene = sceneOf({ ...laid, layout: { ...laid.layout, lines } });
    await expect(renderPreview({ scene, images: {}, ...png })).rejects.toMatchObject({ code: "validation_failed" });
  });
});

describe("a preview on a product", () => {
  it("puts the artwork where the product's mesh says, on the product's colour", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "atelier-mockup-"));
    const layer = async (name: string, color: string) => {
      await solid(40, 20, color).png().toFile(path.join(folder, name));
      return path.join(folder, name);
    };
    const layerPaths = {
      scene: await layer("scene.png", "#ffffff"),
      shade: await layer("shade.png", "#ffffff"),
      highlight: await layer("highlight.png", "#000000"),
      mask: await layer("mask.png", "#ffff00"),
    };
    // The artwork covers the picture's right half.
    const mesh: MockupDefinition["mesh"] = {
      columns: 1,
      rows: 1,
      uRange: [0, 1],
      vRange: [0, 1],
      points: [0.5, 0, 1, 0, 0.5, 1, 1, 1],
    };
    const definition: MockupDefinition = {
      width: 40,
      height: 20,
      lightScale: 1,
      shiftRange: 0,
      mesh,
      neighbours: [],
      layerFiles: layerPaths,
    };
    const background: Element = {
      type: "shape",
      spaceId,
      transform: full,
      content: { shape: "rect", fill: "#2040a0" },
    };
    const mockup = { definition, layerPaths, productColor: "#c0d010" };
    const result = await renderPreview({ scene: sceneOf(background), images: {}, ...png, mockup });
    expect([result.widthPx, result.heightPx]).toEqual([100, 50]);
    const { data, info } = await sharp(result.bytes).raw().toBuffer({ resolveWithObject: true });
    const at = (x: number) => [...data.subarray((25 * 100 + x) * info.channels, (25 * 100 + x) * info.channels + 3)];
    expect(at(20)).toEqual([0xc0, 0xd0, 0x10]);
    expect(at(75)).toEqual([0x20, 0x40, 0xa0]);
    await rm(folder, { recursive: true });
  });
});

describe("layoutElements", () => {
  it("stores lines with text and leaves other elements alone", async () => {
    const [laid, other] = await layoutElements([text, picture]);
    expect(other).toEqual(picture);
    expect(laid).toMatchObject({
      ...text,
      layout: { version: 1, lines: [{ text: "Atelier", runs: [{ fontKey: "lobster/400", x: 0 }] }] },
    });
  });

  it("names every element that cannot be drawn", async () => {
    const outline: Element = { type: "path", spaceId, transform: full, content: { d: "M0 0 X" } };
    const failure = layoutElements([text, { ...text, content: { ...text.content, fontFamily: "Nobody’s" } }, outline]);
    await expect(failure).rejects.toMatchObject({
      code: "validation_failed",
      errors: [{ path: "elements.1.content.fontFamily" }, { path: "elements.2.content.d" }],
    });
  });

  it("draws the same whether the layout was stored or not", async () => {
    const scene = (await createSampleScene(6, 20)).scene;
    const elements = scene.elements.filter((element) => element.type !== "image");
    const [fresh, stored] = await Promise.all([
      renderPreview({ scene: { ...scene, elements }, images: {}, ...png }),
      renderPreview({ scene: { ...scene, elements: await layoutElements(elements) }, images: {}, ...png }),
    ]);
    expect(Buffer.compare(fresh.bytes, stored.bytes)).toBe(0);
  });
});

describe("the editor's canvas", () => {
  it("shows in Chromium what the server draws, text in all scripts included", async () => {
    const chromium = await startChromiumCanvas();
    try {
      for (const seed of [3, 4, 6]) {
        const sample = await createSampleScene(seed);
        const scene = { ...sample.scene, elements: await layoutElements(sample.scene.elements) };
        const preview = await renderPreview({
          scene,
          images: sample.images,
          longestSidePx: 1_200,
          format: "png",
          background: "#ffffff",
        });
        const size = { width: preview.widthPx, height: preview.heightPx };
        const canvas = await chromium.draw({ ...sample, scene }, size);
        const off = shareOfPixelsOff(await readPixels(preview.bytes), await readPixels(canvas));
        expect(off, sample.name).toBeLessThan(0.005);
      }
    } finally {
      await chromium.close();
    }
  });
});
