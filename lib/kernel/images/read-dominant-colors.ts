import sharp from "sharp";
import { findDominantColors } from "./dominant-colors";

/** Longest side of the picture that is looked at, px. */
const side = 64;
/** As large as an upload may be decoded. */
const maxPixels = 120_000_000;

/**
 * Up to six colours that a picture mostly consists of, `#rrggbb`, the most frequent first; the same file has always the
 * same. Vectors are rasterized. A picture that cannot be looked at has none.
 */
export async function readDominantColors(source: string | Buffer): Promise<string[]> {
  try {
    const { format, width, height } = await sharp(source, { limitInputPixels: false }).metadata();
    // So many dots an inch that a vector's longest side is drawn with a few pixels more than are kept.
    const density =
      format === "svg" ? Math.min(2400, Math.max(1, (72 * side * 2) / Math.max(width, height, 1))) : undefined;
    const { data } = await sharp(source, { limitInputPixels: maxPixels, density })
      .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true, kernel: "cubic" })
      .toColourspace("srgb")
      .ensureAlpha()
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
    return findDominantColors(data);
  } catch {
    return [];
  }
}
