import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startChromiumCanvas } from "@/bench/chromium-canvas";
import { rasterizePdf, readPixels, shareOfPixelsOff } from "@/bench/compare-pixels";
import { createSampleSvg, sampleSvgs } from "@/bench/sample-svgs";
import { demoArtworks } from "@/lib/designs/demo/artwork";
import { sanitizeSvg } from "@/lib/kernel/uploads/svg/sanitize-svg";
import type { Element, ImageElement, Scene } from "@/lib/render/scene";
import { closeRenderPool } from "./pool";
import { renderPdf } from "./render-pdf";
import { renderPreview } from "./render-preview";
import type { PdfOptions } from "./tasks";

const spaceId = "01900000-0000-7000-8000-000000000001";
const space = { spaceId, sideId: "front", name: "Front", widthMm: 200, heightMm: 150, bleedMm: 3, safeMm: 5 };
const full = { x: 0, y: 0, width: 200, height: 150, rotation: 0 };
const options: PdfOptions = {
  bleed: false,
  cropMarks: false,
  pdfa: "2b",
  trace: { revisionId: "revision-1", exportProfileId: "profile-1", contentHash: "ab".repeat(32) },
  title: "Artwork",
  createdAt: "2025-03-04T05:06:07Z",
};

const svg = (body: string, size = 100) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 100 100">${body}</svg>`;
/** Sharp edges, a group that is faded as a whole, gradients and a cut. */
const logo = svg(
  '<defs><linearGradient id="l"><stop stop-color="#f60"/><stop offset="1" stop-color="#06c" stop-opacity=".4"/></linearGradient><radialGradient id="r"><stop stop-color="#fff"/><stop offset="1" stop-color="#093"/></radialGradient><clipPath id="c"><circle cx="70" cy="70" r="25"/></clipPath></defs><path d="M5 5H45V45z" fill="#123"/><rect x="55" y="5" width="40" height="30" fill="url(#l)"/><g clip-path="url(#c)"><rect x="40" y="40" width="60" height="60" fill="url(#r)"/></g><g opacity=".5"><circle cx="20" cy="70" r="15" fill="red"/><circle cx="35" cy="70" r="15" fill="blue" stroke="#000" stroke-dasharray="3 2"/></g>',
);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "atelier-svg-test-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await closeRenderPool();
});

/** A scene of images, one for each file. */
function sceneOf(files: readonly string[], change: (index: number) => Partial<ImageElement> = () => ({})) {
  const images: Record<string, Uint8Array> = {};
  const elements = files.map((file, index): Element => {
    const assetId = `01900000-0000-7000-8000-${(index + 161).toString(16).padStart(12, "0")}`;
    images[assetId] = Buffer.from(file, "utf8");
    const content = { fit: "contain" } as const;
    return { type: "image", spaceId, transform: full, assetId, content, ...change(index) };
  });
  const scene: Scene = { space, elements };
  return { scene, images };
}

type Sample = ReturnType<typeof sceneOf>;

async function printOf({ scene, images }: Sample): Promise<Uint8Array> {
  return (await renderPdf({ pages: [{ scene }], images, options })).bytes;
}

async function previewOf({ scene, images }: Sample, longestSidePx = 800) {
  return renderPreview({ scene, images, longestSidePx, format: "png", background: "#ffffff" });
}

async function ask(tool: string, bytes: Uint8Array, ...flags: string[]): Promise<string> {
  const file = path.join(folder, `${crypto.randomUUID()}.pdf`);
  await writeFile(file, bytes);
  return (await promisify(execFile)(tool, [...flags, file], { timeout: 20_000 })).stdout;
}

/** Pictures embedded in a print file; the list has two lines of heading. */
async function imagesIn(bytes: Uint8Array): Promise<string[]> {
  return (await ask("pdfimages", bytes, "-list")).split("\n").slice(2).filter(Boolean);
}

const placements: readonly Partial<ImageElement>[] = [
  { content: { fit: "contain" } },
  { content: { fit: "cover" } },
  { content: { fit: "fill" } },
  { content: { fit: "cover", crop: { x: 0.25, y: 0.1, width: 0.5, height: 0.7 } } },
  { content: { fit: "contain", crop: { x: 0.5, y: 0.5, width: 0.5, height: 0.5 } } },
  { transform: { x: 30, y: 20, width: 120, height: 90, rotation: 33 }, opacity: 0.5 },
  { transform: { x: -20, y: 20, width: 120, height: 180, rotation: 200 }, content: { fit: "cover" } },
];

/** The same picture as a file of pixels. */
async function rasterized(sample: Sample): Promise<Sample> {
  const files = Object.entries(sample.images).map(async ([assetId, file]) => {
    const { width, height } = await sharp(file).metadata();
    return [
      assetId,
      await sharp(file, { density: (72 * 3_000) / Math.max(width, height) })
        .png()
        .toBuffer(),
    ] as const;
  });
  return { ...sample, images: Object.fromEntries(await Promise.all(files)) };
}

describe("SVG artwork in a print file", () => {
  it("is vectors, crisp at any magnification", async () => {
    const bytes = await printOf(sceneOf([logo]));
    expect(await imagesIn(bytes)).toEqual([]);
    // Half a centimetre of the slanted edge of the triangle at 1200 dpi.
    const file = path.join(folder, "zoom.pdf");
    await writeFile(file, bytes);
    const cut = ["-x", "2713", "-y", "1652", "-W", "480", "-H", "240"];
    await promisify(execFile)("pdftoppm", ["-r", "1200", ...cut, "-png", "-singlefile", file, file], {
      timeout: 60_000,
    });
    const { data, info } = await sharp(await readFile(`${file}.png`))
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    let between = 0;
    for (let y = 0; y < info.height; y += 1) {
      const row = data.subarray(y * info.width, (y + 1) * info.width);
      const inBetween = row.filter((value) => value > 45 && value < 240).length;
      between = Math.max(between, inBetween);
      expect(Math.max(...row) - Math.min(...row)).toBeGreaterThan(200);
    }
    expect(between).toBeLessThanOrEqual(3);
  });

  it("is vectors for the artwork of the demo and for every drawn feature", async () => {
    const demo = demoArtworks.filter(({ mimeType }) => mimeType === "image/svg+xml");
    const files = await Promise.all(demo.map(async ({ load }) => sanitizeSvg(await load()).bytes.toString("utf8")));
    expect(await imagesIn(await printOf(sceneOf([...files, ...Object.values(sampleSvgs)])))).toEqual([]);
  });

  it("stays vectors when it is faded, blended and grouped", async () => {
    const sample = sceneOf([logo, logo], (index) => ({ opacity: 0.6, blendMode: index === 0 ? "normal" : "multiply" }));
    const bytes = await printOf(sample);
    expect(await imagesIn(bytes)).toEqual([]);
    const preview = await previewOf(sample);
    const printed = await rasterizePdf(bytes, { width: preview.widthPx, height: preview.heightPx }, 3);
    expect(shareOfPixelsOff(await readPixels(preview.bytes), printed)).toBeLessThan(0.005);
  });

  it("is what the preview shows", async () => {
    for (let seed = 1; seed <= 5; seed += 1) {
      const sample = sceneOf([createSampleSvg(seed)]);
      const preview = await previewOf(sample);
      const size = { width: preview.widthPx, height: preview.heightPx };
      const printed = await rasterizePdf(await printOf(sample), size, 3);
      expect(shareOfPixelsOff(await readPixels(preview.bytes), printed), `seed ${seed}`).toBeLessThan(0.005);
    }
  });

  it("is pixels where only a rasterizer can draw it", async () => {
    const dotted = svg(
      '<pattern id="p" width=".2" height=".2"><circle cx="5" cy="5" r="4"/></pattern><rect width="100" height="100" fill="url(#p)"/>',
    );
    expect((await imagesIn(await printOf(sceneOf([dotted])))).length).toBeGreaterThan(0);
    const { bytes } = await previewOf(sceneOf([dotted]));
    expect((await sharp(bytes).stats()).channels[0]?.min).toBeLessThan(30);
  });

  it("gives equal bytes for equal input", async () => {
    const [one, other] = await Promise.all([printOf(sceneOf([logo])), printOf(sceneOf([logo]))]);
    expect(Buffer.compare(one, other)).toBe(0);
  });
});

describe("SVG artwork in a preview", () => {
  it.each(placements)("is cropped, fitted, turned and faded as pixels are: %o", async (change) => {
    const sample = sceneOf([logo], () => change);
    const vector = await readPixels((await previewOf(sample)).bytes);
    const raster = await readPixels((await previewOf(await rasterized(sample))).bytes);
    expect(shareOfPixelsOff(vector, raster)).toBeLessThan(0.005);
  });

  it.each(["multiply", "screen", "difference", "color-burn"] as const)(
    "blends (%s) as pixels do",
    async (blendMode) => {
      const ground = svg('<rect width="100" height="100" fill="#8ac"/>');
      const sample = sceneOf([ground, logo], (index) =>
        index === 0 ? { content: { fit: "fill" } } : { blendMode, opacity: 0.8 },
      );
      const vector = await readPixels((await previewOf(sample)).bytes);
      const raster = await readPixels((await previewOf(await rasterized(sample))).bytes);
      expect(shareOfPixelsOff(vector, raster)).toBeLessThan(0.005);
    },
  );

  it("looks in Chromium as it does from the server", async () => {
    const chromium = await startChromiumCanvas();
    try {
      for (const file of [logo, createSampleSvg(5), createSampleSvg(6)]) {
        const sample = { ...sceneOf([file], () => ({ opacity: 0.7 })), name: "artwork" };
        const preview = await previewOf(sample);
        const canvas = await chromium.draw(sample, { width: preview.widthPx, height: preview.heightPx });
        expect(shareOfPixelsOff(await readPixels(preview.bytes), await readPixels(canvas))).toBeLessThan(0.005);
      }
    } finally {
      await chromium.close();
    }
  });

  it("refuses a damaged file", async () => {
    await expect(previewOf(sceneOf(["<svg><g></svg>"]))).rejects.toMatchObject({ code: "validation_failed" });
  });
});
