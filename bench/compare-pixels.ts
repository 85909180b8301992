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
    for (let channel = at; channel < at + 3; channel += 1) worst = Math.max(worst, Math.abs((one.data[channel] ?? 0) - (other.data[channel] ?? 0)));
    if (worst > threshold) off += 1;
  }
  return off / (one.width * one.height);
}

/** Rasterizes a PDF's first page, cut to its crop box, with poppler. */
export async function rasterizePdf(pdf: Uint8Array, size: { width: number; height: number }): Promise<Uint8Array> {
  const folder = await mkdtemp(path.join(tmpdir(), "atelier-pdf-"));
  try {
    const file = path.join(folder, "page.pdf");
    await writeFile(file, pdf);
    const scale = ["-scale-to-x", String(size.width), "-scale-to-y", String(size.height)];
    await promisify(execFile)("pdftoppm", ["-png", "-cropbox", "-singlefile", ...scale, file, path.join(folder, "page")], { timeout: 60_000 });
    return await readFile(path.join(folder, "page.png"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
