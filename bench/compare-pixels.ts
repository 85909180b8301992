import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";

/** Opaque RGB pixels. */
export interface RgbPixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Decodes a picture onto white paper, at its own or another size. */
export async function readPixels(encoded: Uint8Array, size?: { width: number; height: number }): Promise<RgbPixels> {
  const picture = sharp(encoded).flatten({ background: "#ffffff" });
  const sized = size ? picture.resize(size.width, size.height, { fit: "fill" }) : picture;
  const { data, info } = await sized.removeAlpha().toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Share of pixels of which a channel differs by more than `threshold` of 255. Throws for pictures of different size. */
export function shareOfPixelsOff(one: RgbPixels, other: RgbPixels, threshold = 32): number {
  if (one.width !== other.width || one.height !== other.height) {
    throw new Error(`${one.width}×${one.height} is not ${other.width}×${other.height}`);
  }
  let off = 0;
  for (let at = 0; at < one.data.length; at += 3) {
    let worst = 0;
    for (let channel = at; channel < at + 3; channel += 1)
      worst = Math.max(worst, Math.abs((one.data[channel] ?? 0) - (other.data[channel] ?? 0)));
    if (worst > threshold) off += 1;
  }
  return off / (one.width * one.height);
}

/**
 * Rasterizes a PDF's first page, cut to its crop box, with poppler. poppler places glyphs on whole pixels, rounding down;
 * `oversampling` (pixels a side for each wanted one, averaged) makes that error small against what is measured.
 */
export async function rasterizePdf(
  pdf: Uint8Array,
  size: { width: number; height: number },
  oversampling = 8,
): Promise<RgbPixels> {
  const folder = await mkdtemp(path.join(tmpdir(), "atelier-pdf-"));
  try {
    const file = path.join(folder, "page.pdf");
    await writeFile(file, pdf);
    const scale = ["-scale-to-x", String(size.width * oversampling), "-scale-to-y", String(size.height * oversampling)];
    await promisify(execFile)("pdftoppm", ["-cropbox", "-singlefile", ...scale, file, path.join(folder, "page")], {
      timeout: 120_000,
    });
    return averageBlocks(await readFile(path.join(folder, "page.ppm")), oversampling);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Reduces a binary PPM by averaging squares of pixels. */
function averageBlocks(ppm: Uint8Array, block: number): RgbPixels {
  const header = /^P6\s(\d+)\s(\d+)\s255\s/.exec(Buffer.from(ppm.subarray(0, 64)).toString("latin1"));
  if (!header) throw new Error("poppler wrote no binary PPM");
  const [sourceWidth, width, height] = [Number(header[1]), Number(header[1]) / block, Number(header[2]) / block];
  const data = new Uint8Array(width * height * 3);
  const sums = new Uint32Array(width * 3);
  let at = header[0].length;
  for (let y = 0; y < height; y += 1) {
    sums.fill(0);
    for (let row = 0; row < block; row += 1) {
      for (let x = 0; x < sourceWidth; x += 1) {
        const target = Math.floor(x / block) * 3;
        for (let channel = 0; channel < 3; channel += 1)
          sums[target + channel] = (sums[target + channel] ?? 0) + (ppm[at++] ?? 0);
      }
    }
    for (let index = 0; index < sums.length; index += 1)
      data[y * width * 3 + index] = Math.round((sums[index] ?? 0) / (block * block));
  }
  return { data, width, height };
}
