import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFStream } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rasterizePdf, readPixels, shareOfPixelsOff } from "@/bench/compare-pixels";
import { createSampleScene } from "@/bench/render-scenes";
import type { ImageElement } from "@/lib/render/scene";
import { closeRenderPool } from "./pool";
import { layoutElements } from "./prepare-elements";
import { renderPdf } from "./render-pdf";
import { renderPreview } from "./render-preview";
import { buildSrgbProfile } from "./srgb-profile";
import type { PdfOptions } from "./tasks";

const trace = {
  designId: "design-1",
  revisionId: "revision-1",
  exportProfileId: "profile-1",
  contentHash: "ab".repeat(32),
};
const options: PdfOptions = {
  bleed: true,
  cropMarks: true,
  registrationMarks: true,
  pdfa: "2b",
  trace,
  title: "Größe & <Maß>",
  createdAt: "2025-03-04T05:06:07Z",
};
const plain: PdfOptions = { ...options, bleed: false, cropMarks: false, registrationMarks: false };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "atelier-pdf-test-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await closeRenderPool();
});

async function ask(tool: string, bytes: Uint8Array, ...flags: string[]): Promise<string> {
  const file = path.join(folder, `${crypto.randomUUID()}.pdf`);
  await writeFile(file, bytes);
  const { stdout, stderr } = await promisify(execFile)(tool, [...flags, file, ...(tool === "pdftotext" ? ["-"] : [])], {
    timeout: 20_000,
  });
  return stdout + stderr;
}

async function sampleOf(seed: number, count = 30) {
  const sample = await createSampleScene(seed, count);
  return { ...sample, scene: { ...sample.scene, elements: await layoutElements(sample.scene.elements) } };
}

describe("renderPdf", () => {
  it("has true size, bleed and trim boxes", async () => {
    const { scene, images } = await sampleOf(4, 5);
    const info = await ask("pdfinfo", (await renderPdf({ pages: [{ scene }], images, options })).bytes, "-box");
    const box = (name: string) =>
      new RegExp(`${name}:\\s+([\\d.-]+)\\s+([\\d.-]+)\\s+([\\d.-]+)\\s+([\\d.-]+)`).exec(info)?.slice(1).map(Number);
    const mm = (value: number) => Math.round(value * (7_200 / 25.4)) / 100;
    // 200 × 210 mm, 3 mm bleed, 7 mm for marks.
    expect(box("MediaBox")).toEqual([0, 0, mm(220), mm(230)]);
    expect(box("BleedBox")).toEqual([mm(7), mm(7), mm(213), mm(223)]);
    expect(box("TrimBox")).toEqual([mm(10), mm(10), mm(210), mm(220)]);
    const trimmed = await ask(
      "pdfinfo",
      (await renderPdf({ pages: [{ scene }], images, options: plain })).bytes,
      "-box",
    );
    expect(trimmed).toMatch(/MediaBox:\s+0.00\s+0.00\s+566.93\s+595.28/);
    expect(trimmed).toMatch(/TrimBox:\s+0.00\s+0.00\s+566.93\s+595.28/);
  });

  it("embeds and subsets every font, and keeps text as text", async () => {
    const { scene, images } = await sampleOf(3);
    const { bytes } = await renderPdf({ pages: [{ scene }], images, options: plain });
    const rows = (await ask("pdffonts", bytes)).split("\n").slice(2).filter(Boolean);
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) {
      // Glyph procedures of the Type 3 fonts (outlined and emoji glyphs) are the font: there is no file to subset.
      expect(row).toMatch(/Type 3\s+Custom\s+yes\s+no\s+yes|^[A-Z]{6}\+.*\syes\s+yes\s+yes\s/);
    }
    expect(await ask("pdftotext", bytes)).toContain("with English");
    expect(await ask("pdfimages", bytes, "-list")).not.toMatch(/ 1143 | 1200 /);
  });

  it("prints what the preview shows", async () => {
    const { scene, images } = await sampleOf(9);
    const preview = await renderPreview({ scene, images, longestSidePx: 1_200, format: "png", background: "#ffffff" });
    const { bytes } = await renderPdf({ pages: [{ scene }], images, options: plain });
    const printed = await rasterizePdf(bytes, { width: preview.widthPx, height: preview.heightPx });
    expect(shareOfPixelsOff(await readPixels(preview.bytes), printed)).toBeLessThan(0.005);
  }, 120_000);

  it("embeds a photograph as the JPEG it is, and what is cropped without loss", async () => {
    const assetId = "01900000-0000-7000-8000-0000000000a1";
    const noise = Buffer.from(Array.from({ length: 400 * 300 * 3 }, (_, index) => (index * 7_919) % 251));
    const photo = await sharp(noise, { raw: { width: 400, height: 300, channels: 3 } })
      .jpeg({ quality: 80 })
      .toBuffer();
    const { scene } = await sampleOf(2, 0);
    const transform = { x: 20, y: 20, width: 120, height: 90, rotation: 0 };
    const show = async (content: ImageElement["content"]) => {
      const element: ImageElement = { type: "image", spaceId: scene.space.spaceId, transform, assetId, content };
      return renderPdf({
        pages: [{ scene: { ...scene, elements: [element] } }],
        images: { [assetId]: photo },
        options: plain,
      });
    };
    const whole = await show({ fit: "fill" });
    const cropped = await show({ fit: "fill", crop: { x: 0, y: 0, width: 0.75, height: 1 } });
    expect(await ask("pdfimages", whole.bytes, "-list")).toMatch(/400\s+300\s+\S+\s+3\s+8\s+jpeg/);
    expect(await ask("pdfimages", cropped.bytes, "-list")).toMatch(/300\s+300\s+\S+\s+3\s+8\s+image/);
    expect(Buffer.from(whole.bytes).includes(photo)).toBe(true);
  });

  it("gives equal bytes for equal input, and others for another revision", async () => {
    const { scene, images } = await sampleOf(7, 10);
    const make = (changed: Partial<PdfOptions>) =>
      renderPdf({ pages: [{ scene }], images, options: { ...options, ...changed } });
    const [one, same, other] = await Promise.all([
      make({}),
      make({}),
      make({ trace: { ...trace, revisionId: "revision-2" } }),
    ]);
    expect(Buffer.compare(one.bytes, same.bytes)).toBe(0);
    expect(Buffer.compare(one.bytes, other.bytes)).not.toBe(0);
  });

  it("carries title, dates and where it comes from", async () => {
    const { scene, images } = await sampleOf(5, 3);
    const { bytes } = await renderPdf({ pages: [{ scene }], images, options });
    const info = await ask("pdfinfo", bytes, "-custom");
    for (const [name, value] of [
      ["Title", options.title],
      ["AtelierRevisionId", "revision-1"],
      ["AtelierDesignId", "design-1"],
      ["AtelierExportProfileId", "profile-1"],
      ["AtelierContentHash", trace.contentHash],
    ] as const) {
      expect(info).toContain(`${name}:`);
      expect(info).toContain(value);
    }
    const xmp = await ask("pdfinfo", bytes, "-meta");
    expect(xmp).toContain("<atelier:RevisionId>revision-1</atelier:RevisionId>");
    expect(xmp).toContain("Größe &amp; &lt;Maß&gt;");
    expect(xmp).toContain("<xmp:CreateDate>2025-03-04T05:06:07Z</xmp:CreateDate>");
  });

  it("makes a page for every scene, each of its own size", async () => {
    const samples = await Promise.all([sampleOf(1, 4), sampleOf(2, 4)]);
    const pages = samples.map(({ scene }, index) => ({
      scene: { ...scene, space: { ...scene.space, widthMm: 100 + index * 50 } },
    }));
    const images = Object.assign({}, ...samples.map((sample) => sample.images));
    const result = await renderPdf({ pages, images, options: plain });
    expect(result).toMatchObject({ pages: 2, mimeType: "application/pdf" });
    const document = await PDFDocument.load(result.bytes);
    expect(document.getPages().map((page) => Math.round(page.getWidth() * (25.4 / 72)))).toEqual([100, 150]);
  });

  it("mirrors for transfer printing", async () => {
    const { scene, images } = await sampleOf(10, 12);
    const size = { width: 400, height: 420 };
    const make = async (mirrored: boolean) =>
      rasterizePdf((await renderPdf({ pages: [{ scene }], images, options: { ...plain, mirrored } })).bytes, size);
    const [upright, mirrored] = await Promise.all([make(false), make(true)]);
    const flopped = await sharp(mirrored.data, { raw: { ...size, channels: 3 } })
      .flop()
      .raw()
      .toBuffer();
    expect(shareOfPixelsOff(upright, { ...size, data: flopped })).toBeLessThan(0.005);
    expect(shareOfPixelsOff(upright, mirrored)).toBeGreaterThan(0.05);
  }, 60_000);

  it("draws marks outside the bleed, on every plate", async () => {
    const { scene, images } = await sampleOf(2, 0);
    const { bytes } = await renderPdf({ pages: [{ scene }], images, options });
    const { data, width, height } = await rasterizePdf(bytes, { width: 880, height: 920 }, 1);
    const isDark = (x: number, y: number) => (data[(Math.round(y) * width + Math.round(x)) * 3] ?? 255) < 200;
    let inside = 0;
    for (let y = 7 * 4 + 2; y < height - 30; y += 1)
      for (let x = 7 * 4 + 2; x < width - 30; x += 1) if (isDark(x, y)) inside += 1;
    expect(inside).toBe(0);
    const dark = (x: number, y: number) => [-1, 0, 1].some((dx) => [-1, 0, 1].some((dy) => isDark(x + dx, y + dy)));
    for (const x of [40, 840]) for (const y of [12, 908]) expect(dark(x, y)).toBe(true);
    for (const y of [40, 880]) for (const x of [12, 868]) expect(dark(x, y)).toBe(true);
    const page = (await PDFDocument.load(bytes)).getPage(0).node.Resources();
    const space = page?.lookup(PDFName.of("ColorSpace"), PDFDict).lookup(PDFName.of("Registration"), PDFArray);
    expect(space?.lookup(1)).toEqual(PDFName.of("All"));
  });

  it("keeps the structural rules of PDF/A-2b", async () => {
    const { scene, images } = await sampleOf(6);
    const { bytes } = await renderPdf({ pages: [{ scene }], images, options });
    expect(Buffer.from(bytes.subarray(0, 9)).toString("latin1")).toBe("%PDF-1.7\n");
    expect([...bytes.subarray(9, 14)].slice(1).every((byte) => byte > 127)).toBe(true);
    const document = await PDFDocument.load(bytes);
    const { context, catalog } = document;
    expect(context.trailerInfo.Encrypt).toBeUndefined();
    expect(context.trailerInfo.ID).toBeInstanceOf(PDFArray);
    const metadata = catalog.lookup(PDFName.of("Metadata"), PDFStream);
    expect(metadata.dict.get(PDFName.of("Filter"))).toBeUndefined();
    const xmp = Buffer.from(metadata.getContents()).toString("utf8");
    expect(xmp).toContain("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>");
    const intent = catalog.lookup(PDFName.of("OutputIntents"), PDFArray).lookup(0, PDFDict);
    expect(intent.get(PDFName.of("S"))).toEqual(PDFName.of("GTS_PDFA1"));
    expect(intent.lookup(PDFName.of("DestOutputProfile"), PDFStream).dict.get(PDFName.of("N"))?.toString()).toBe("3");
    const forbidden = [
      "JavaScript",
      "JS",
      "AA",
      "OpenAction",
      "EmbeddedFiles",
      "OPI",
      "Ref",
      "TR",
      "HTP",
      "XFA",
      "NeedAppearances",
    ].map((name) => PDFName.of(name));
    let embedded = 0;
    for (const [, object] of context.enumerateIndirectObjects()) {
      const dictionary = object instanceof PDFRawStream ? object.dict : object;
      if (!(dictionary instanceof PDFDict)) continue;
      for (const key of forbidden) expect(dictionary.has(key), key.toString()).toBe(false);
      expect(dictionary.get(PDFName.of("Filter"))?.toString() ?? "").not.toContain("LZW");
      expect(dictionary.get(PDFName.of("Interpolate"))?.toString() ?? "false").toBe("false");
      const subtype = dictionary.get(PDFName.of("Subtype"));
      if (subtype !== PDFName.of("CIDFontType2") && subtype !== PDFName.of("CIDFontType0")) continue;
      const descriptor = dictionary.lookup(PDFName.of("FontDescriptor"), PDFDict);
      const file = ["FontFile2", "FontFile3"].some((key) => descriptor.has(PDFName.of(key)));
      expect(file, String(descriptor)).toBe(true);
      embedded += 1;
    }
    expect(embedded).toBeGreaterThan(3);
    const unmarked = await renderPdf({ pages: [{ scene }], images, options: { ...options, pdfa: "none" } });
    expect(await ask("pdfinfo", unmarked.bytes, "-meta")).not.toContain("pdfaid:part>");
  });

  it("refuses impossible input", async () => {
    const { scene } = await sampleOf(2, 0);
    await expect(renderPdf({ pages: [], images: {}, options })).rejects.toMatchObject({ code: "validation_failed" });
    await expect(
      renderPdf({ pages: [{ scene }], images: {}, options: { ...options, createdAt: "soon" } }),
    ).rejects.toMatchObject({ code: "validation_failed" });
  });
});

describe("buildSrgbProfile", () => {
  it("is read as sRGB by a colour management system", async () => {
    const file = path.join(folder, "srgb.icc");
    await writeFile(file, buildSrgbProfile());
    const pixels = Buffer.from(Array.from({ length: 256 * 3 }, (_, index) => (index * 37) % 256));
    const raw = { raw: { width: 256, height: 1, channels: 3 } } as const;
    const tagged = await sharp(pixels, raw).withIccProfile(file, { attach: true }).png().toBuffer();
    expect((await sharp(tagged).metadata()).icc).toBeDefined();
    const back = await sharp(tagged).toColourspace("srgb").raw().toBuffer();
    const furthest = Math.max(...back.map((value, index) => Math.abs(value - (pixels[index] ?? 0))));
    expect(furthest).toBeLessThanOrEqual(1);
  });
});
