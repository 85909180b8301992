import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { PDFArray, PDFBool, PDFDict, PDFDocument, PDFName, PDFRawStream } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rasterizePdf, readPixels, shareOfPixelsOff } from "@/bench/compare-pixels";
import { createSampleScene } from "@/bench/render-scenes";
import type { Element, Scene } from "@/lib/render/scene";
import { createPngWriter } from "./encode-png";
import { closeRenderPool } from "./pool";
import { layoutElements } from "./prepare-elements";
import { renderPdf } from "./render-pdf";
import { renderPng } from "./render-png";
import { renderPreview } from "./render-preview";
import type { PdfOptions, WhiteInk } from "./tasks";

const spaceId = "01900000-0000-7000-8000-000000000001";
const space = { spaceId, sideId: "front", name: "Front", widthMm: 50.8, heightMm: 25.4, bleedMm: 2.54, safeMm: 0 };
const trace = { revisionId: "revision-1", exportProfileId: "profile-1", contentHash: "ab".repeat(32) };
const options: PdfOptions = {
  bleed: true,
  cropMarks: false,
  pdfa: "2b",
  trace,
  title: "White",
  createdAt: "2025-03-04T05:06:07Z",
};
const ink: WhiteInk = { mode: "spot", name: "White_Ink 1", chokeMm: 0, dpi: 200 };

/** A half transparent square of 10 mm at the left, an opaque one at the right. */
const squares: Element[] = [
  { x: 5, fill: "#ff000080" },
  { x: 35, fill: "#0000ff" },
].map(({ x, fill }) => ({
  type: "shape",
  spaceId,
  transform: { x, y: 8, width: 10, height: 10, rotation: 0 },
  content: { shape: "rect", fill },
}));
const scene: Scene = { space, elements: squares };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "atelier-print-test-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await closeRenderPool();
});

async function boxesOf(bytes: Uint8Array): Promise<string> {
  const file = path.join(folder, `${crypto.randomUUID()}.pdf`);
  await writeFile(file, bytes);
  return (await promisify(execFile)("pdfinfo", ["-box", "-f", "1", "-l", "9", file], { timeout: 20_000 })).stdout;
}

async function makePdf(whiteInk: WhiteInk | undefined, changed: Partial<PdfOptions> = {}) {
  const result = await renderPdf({ pages: [{ scene }], images: {}, options: { ...options, whiteInk, ...changed } });
  return { ...result, document: await PDFDocument.load(result.bytes) };
}

/** The plate's image on a page, with its colour space. */
function plateOf(document: PDFDocument, page: number) {
  const objects = document.getPage(page).node.Resources()?.lookup(PDFName.of("XObject"));
  const plate = objects instanceof PDFDict ? objects.lookup(PDFName.of("WhitePlate")) : undefined;
  if (!(plate instanceof PDFRawStream)) return undefined;
  const colors = plate.dict.lookup(PDFName.of("ColorSpace"), PDFArray);
  return {
    width: plate.dict.lookup(PDFName.of("Width"))?.toString(),
    kind: colors.lookup(0),
    name: colors.lookup(1, PDFName).decodeText(),
  };
}

describe("white ink", () => {
  it("is a spot colour of exactly this name, overprinting, on the artwork's page", async () => {
    const { document, bytes, pages } = await makePdf(ink);
    expect(pages).toBe(1);
    expect(document.getPageCount()).toBe(1);
    expect(plateOf(document, 0)).toEqual({
      kind: PDFName.of("Separation"),
      name: "White_Ink 1",
      width: String(Math.round((55.88 / 25.4) * 200)),
    });
    const states = document.getPage(0).node.Resources()?.lookup(PDFName.of("ExtGState"), PDFDict);
    const state = states?.lookup(PDFName.of("WhiteState"), PDFDict);
    for (const key of ["OP", "op"]) expect(state?.lookup(PDFName.of(key))).toBe(PDFBool.True);
    // People and presses that know no such ink see the artwork as it is.
    const size = { width: 440, height: 240 };
    const plain = await rasterizePdf((await makePdf(undefined)).bytes, size);
    expect(shareOfPixelsOff(plain, await rasterizePdf(bytes, size))).toBe(0);
  });

  it("is a page of its own after each side's, of the same boxes, that shows the plate", async () => {
    const marked = { cropMarks: true, registrationMarks: true };
    const second: Scene = { space: { ...space, widthMm: 100 }, elements: squares };
    const { bytes, pages } = await renderPdf({
      pages: [{ scene }, { scene: second }],
      images: {},
      options: { ...options, ...marked, whiteInk: { ...ink, mode: "page" } },
    });
    expect(pages).toBe(4);
    const document = await PDFDocument.load(bytes);
    expect(document.getPageCount()).toBe(4);
    const boxes = await boxesOf(bytes);
    const trims = [...boxes.matchAll(/TrimBox:\s+(.*)/g)].map((match) => match[1]);
    expect(trims).toHaveLength(4);
    expect(trims[1]).toBe(trims[0]);
    expect(trims[3]).toBe(trims[2]);
    expect(trims[2]).not.toBe(trims[0]);
    for (const page of [1, 3]) expect(plateOf(document, page)?.name).toBe("White_Ink 1");
    for (const page of [0, 2]) expect(plateOf(document, page)).toBeUndefined();
    const spaces = document.getPage(1).node.Resources()?.lookup(PDFName.of("ColorSpace"), PDFDict);
    expect(spaces?.lookup(PDFName.of("Registration"), PDFArray).lookup(1)).toEqual(PDFName.of("All"));
  });

  it("lies where the artwork is, as much as it is opaque, drawn back by the choke, mirrored with it", async () => {
    const shadeAt = async (changed: Partial<WhiteInk>, mirrored: boolean) => {
      const { bytes } = await renderPdf({
        pages: [{ scene }],
        images: {},
        options: { ...options, mirrored, whiteInk: { ...ink, mode: "page", ...changed } },
      });
      const file = path.join(folder, crypto.randomUUID());
      await writeFile(`${file}.pdf`, bytes);
      await promisify(execFile)("pdftoppm", [
        "-r",
        "254",
        "-f",
        "2",
        "-l",
        "2",
        "-png",
        "-singlefile",
        `${file}.pdf`,
        file,
      ]);
      const { data, info } = await sharp(`${file}.png`).greyscale().raw().toBuffer({ resolveWithObject: true });
      // 10 pixels a millimetre, the bleed of 2.54 mm before the trim.
      return (xMm: number, yMm: number) =>
        data[Math.round((yMm + 2.54) * 10) * info.width + Math.round((xMm + 2.54) * 10)];
    };
    const whole = await shadeAt({}, false);
    expect([whole(40, 13), whole(35.4, 13), whole(10, 13), whole(20, 13)]).toEqual([0, 0, 127, 255]);
    const choked = await shadeAt({ chokeMm: 1 }, false);
    expect([choked(40, 13), choked(35.5, 13), choked(36.5, 13), choked(44.6, 13)]).toEqual([0, 255, 0, 255]);
    const mirrored = await shadeAt({}, true);
    expect([mirrored(10.8, 13), mirrored(40, 13)]).toEqual([0, 127]);
  });

  it("keeps to PDF/A-2b: one definition a name, a blending space where it multiplies", async () => {
    const { document, bytes } = await makePdf(ink);
    const text = Buffer.from(bytes).toString("latin1");
    expect(text.startsWith("%PDF-1.7")).toBe(true);
    const separations = [...document.context.enumerateIndirectObjects()].flatMap(([, object]) =>
      object instanceof PDFArray && object.size() === 4 && object.lookup(0) === PDFName.of("Separation")
        ? [object]
        : [],
    );
    expect(separations).toHaveLength(1);
    const group = document.getPage(0).node.lookup(PDFName.of("Group"), PDFDict);
    expect(group.lookup(PDFName.of("CS"))).toEqual(PDFName.of("DeviceRGB"));
  });
});

describe("renderPng", () => {
  const png = (changed: object = {}) =>
    renderPng({ scene, images: {}, options: { bleed: false, dpi: 300, trace, ...changed } });

  it("has the print's exact size, its resolution, transparency and where it comes from", async () => {
    const trimmed = await png();
    expect(trimmed).toMatchObject({ widthPx: 600, heightPx: 300, mimeType: "image/png" });
    const facts = await sharp(trimmed.bytes).metadata();
    expect(facts).toMatchObject({ width: 600, height: 300, channels: 4, hasAlpha: true, depth: "uchar" });
    expect(facts.density).toBe(300);
    const bytes = Buffer.from(trimmed.bytes);
    const density = bytes.subarray(bytes.indexOf("pHYs") + 4);
    expect([density.readUInt32BE(0), density.readUInt32BE(4), density[8]]).toEqual([11_811, 11_811, 1]);
    expect(bytes.includes("AtelierRevisionId\0revision-1")).toBe(true);
    const withBleed = await png({ bleed: true });
    expect(withBleed).toMatchObject({ widthPx: 660, heightPx: 360 });
    const { data } = await sharp(trimmed.bytes).raw().toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => [...data.subarray((y * 600 + x) * 4, (y * 600 + x) * 4 + 4)];
    expect(at(300, 150)).toEqual([0, 0, 0, 0]);
    expect(at(450, 150)).toEqual([0, 0, 255, 255]);
    expect(at(100, 150)).toEqual([255, 0, 0, 128]);
    expect(Buffer.compare(bytes, Buffer.from((await png()).bytes))).toBe(0);
  });

  it("is mirrored for transfers", async () => {
    const [upright, mirrored] = await Promise.all([png(), png({ mirrored: true })]);
    const flopped = await sharp(mirrored.bytes).flop().raw().toBuffer();
    const off = (await sharp(upright.bytes).raw().toBuffer()).map((value, at) => Math.abs(value - (flopped[at] ?? 0)));
    // Edges between two pixels are rounded.
    expect(off.reduce((most, value) => Math.max(most, value), 0)).toBeLessThanOrEqual(2);
  });

  it("shows in strips what a preview shows in one piece", async () => {
    const sample = await createSampleScene(11, 30);
    const laidOut = { ...sample.scene, elements: await layoutElements(sample.scene.elements) };
    // 200 × 210 mm at 300 dpi are 2362 × 2480 pixels: two strips.
    const result = await renderPng({
      scene: laidOut,
      images: sample.images,
      options: { bleed: false, dpi: 300, trace },
    });
    const preview = await renderPreview({
      scene: laidOut,
      images: sample.images,
      longestSidePx: result.heightPx,
      format: "png",
    });
    const flat = (bytes: Uint8Array) =>
      sharp(bytes)
        .resize(result.widthPx, result.heightPx, { fit: "fill" })
        .flatten({ background: "#ffffff" })
        .png()
        .toBuffer();
    const [one, other] = await Promise.all([flat(result.bytes), flat(preview.bytes)]);
    expect(shareOfPixelsOff(await readPixels(one), await readPixels(other))).toBeLessThan(0.001);
  }, 60_000);

  it("refuses what would not fit, and says what would", async () => {
    const poster: Scene = { space: { ...space, widthMm: 841, heightMm: 1189 }, elements: [] };
    const refused = renderPng({ scene: poster, images: {}, options: { bleed: false, dpi: 600, trace } });
    await expect(refused).rejects.toMatchObject({ code: "validation_failed" });
    await expect(refused).rejects.toThrow(/19,866 × 28,087 pixels\. Up to 350 dpi work/);
  });
});

describe("createPngWriter", () => {
  it("keeps every value, however the rows arrive", async () => {
    const [width, height] = [7, 13];
    const pixels = Uint8Array.from({ length: width * height * 4 }, (_, at) => (at * 7_919 + (at >> 3)) % 256);
    for (const strips of [[13], [1, 12], [5, 5, 3]]) {
      const writer = createPngWriter({ width, height, dpi: 72, texts: [] });
      let row = 0;
      for (const rows of strips) {
        // The memory is used again, as a canvas's is.
        const strip = pixels.slice(row * width * 4, (row + rows) * width * 4);
        await writer.write(strip);
        strip.fill(0);
        row += rows;
      }
      const read = await sharp(await writer.finish())
        .raw()
        .toBuffer();
      expect(Buffer.compare(read, Buffer.from(pixels))).toBe(0);
    }
  });
});
