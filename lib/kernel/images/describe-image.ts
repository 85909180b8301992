import sharp from "sharp";
import { rgbaToThumbHash } from "thumbhash";
import { findDominantColors } from "./dominant-colors";
import { embeddingSide, embedPicture } from "./embed-picture";
import { hashPerception, hashSide } from "./perceptual-hash";

/** What a picture looks like, in numbers that can be stored and compared. */
export interface ImageDescription {
  /** Pixels, upright. */
  width: number;
  height: number;
  /** ThumbHash, base64. */
  thumbhash: string;
  perceptualHash: bigint;
  /** 64 numbers, see `embedPicture`. */
  embedding: number[];
  /** Up to six `#rrggbb`, the most frequent first. */
  dominantColors: string[];
}

/** As large as an upload may be decoded. */
const maxPixels = 120_000_000;
/** A ThumbHash is made of at most 100 × 100 pixels. */
const thumbSide = 96;
/** Longest side of the copy that everything is read from, px. */
const copySide = 256;

/**
 * Looks at a picture once, decoded small. sharp decodes on threads of its own; what is reckoned here takes a few milliseconds.
 * @throws Error for bytes that are no picture
 */
export async function describeImage(source: Buffer | string): Promise<ImageDescription> {
  const facts = await sharp(source, { limitInputPixels: false }).metadata();
  const { width, height } = facts.autoOrient;
  const density =
    facts.format === "svg" ? Math.min(2400, Math.max(1, (72 * copySide * 2) / Math.max(width, height, 1))) : undefined;
  const copy = await sharp(source, { limitInputPixels: maxPixels, density })
    .autoOrient()
    .resize({ width: copySide, height: copySide, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .ensureAlpha()
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  const small = () => sharp(copy.data, { raw: { width: copy.info.width, height: copy.info.height, channels: 4 } });
  const [thumb, square, grey] = await Promise.all([
    small()
      .resize({ width: thumbSide, height: thumbSide, fit: "inside", withoutEnlargement: true })
      .raw()
      .toBuffer({ resolveWithObject: true }),
    small().resize(embeddingSide, embeddingSide, { fit: "fill" }).flatten({ background: "#ffffff" }).raw().toBuffer(),
    small().resize(hashSide, hashSide, { fit: "fill" }).flatten({ background: "#ffffff" }).greyscale().raw().toBuffer(),
  ]);
  return {
    width,
    height,
    thumbhash: Buffer.from(rgbaToThumbHash(thumb.info.width, thumb.info.height, thumb.data)).toString("base64"),
    perceptualHash: hashPerception(grey),
    embedding: embedPicture(square),
    dominantColors: findDominantColors(thumb.data),
  };
}
