import { createCanvas } from "@napi-rs/canvas";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { readPixels, shareOfPixelsOff } from "@/bench/compare-pixels";
import { createSampleSvg, sampleSvgs } from "@/bench/sample-svgs";
import { demoArtworks } from "@/lib/designs/demo/artwork";
import { createRasterLayers } from "@/lib/kernel/rendering/raster-layers";
import { sanitizeSvg } from "@/lib/kernel/uploads/svg/sanitize-svg";
import { drawSvg } from "./draw-svg";
import { interpretSvg } from "./interpret-svg";

const sidePx = 600;

/** The interpreted drawing as PNG, its longer side `sidePx`. */
function drawPng(svg: string): { png: Uint8Array; width: number; height: number } {
  const { drawing, reason } = interpretSvg(svg);
  if (!drawing) throw new Error(reason);
  const scale = sidePx / Math.max(drawing.width, drawing.height);
  const width = Math.round(drawing.width * scale);
  const height = Math.round(drawing.height * scale);
  const canvas = createCanvas(width, height);
  drawSvg(
    canvas.getContext("2d"),
    drawing,
    { left: 0, top: 0, right: drawing.width, bottom: drawing.height },
    [width / drawing.width, 0, 0, height / drawing.height, 0, 0],
    { width, height, createLayer: createRasterLayers() },
  );
  return { png: canvas.toBuffer("image/png"), width, height };
}

/** Share of pixels that differ from what librsvg draws. */
async function differenceFromRaster(svg: string): Promise<number> {
  const { png, width, height } = drawPng(svg);
  const facts = await sharp(Buffer.from(svg)).metadata();
  const density = (72 * 4 * sidePx) / Math.max(facts.width, facts.height);
  const drawn = await sharp(Buffer.from(svg), { density }).png().toBuffer();
  return shareOfPixelsOff(await readPixels(png), await readPixels(drawn, { width, height }));
}

describe("an interpreted SVG", () => {
  const demo = demoArtworks.filter(({ mimeType }) => mimeType === "image/svg+xml");

  it.each(demo)("shows of the artwork “$name” what a rasterizer shows", async ({ load }) => {
    const svg = sanitizeSvg(await load()).bytes.toString("utf8");
    expect(await differenceFromRaster(svg)).toBeLessThan(0.005);
  });

  it.each(Object.entries(sampleSvgs))("draws %s as a rasterizer does", async (_, svg) => {
    expect(await differenceFromRaster(svg)).toBeLessThan(0.005);
  });

  it.each(Array.from({ length: 25 }, (_, index) => index + 1))(
    "draws generated artwork %i as a rasterizer does",
    async (seed) => {
      expect(await differenceFromRaster(createSampleSvg(seed))).toBeLessThan(0.005);
    },
  );
});
