import { rm } from "node:fs/promises";
import sharp, { type Metadata } from "sharp";
import { type SpooledFile, spoolExisting, temporaryPath } from "@/lib/kernel/artifacts/spool";
import { AppError } from "@/lib/kernel/errors";
import { type ExifFacts, readExif } from "./read-exif";
import { runHeavy } from "./run-heavy";

/** Largest image that is taken, in pixels. */
export const maxImagePixels = 100_000_000;
/** Longest side in pixels; the formats themselves end at 65,535. */
const maxImageSide = 30_000;

export interface ReencodedImage {
  file: SpooledFile;
  mimeType: "image/png" | "image/jpeg";
  widthPx: number;
  heightPx: number;
  /** What the file said of how it was taken; the written one says nothing. */
  exif: ExifFacts;
}

function refuseImage(code: "validation_failed" | "payload_too_large", reason: string, cause?: unknown): AppError {
  return new AppError(code, `The image cannot be used: ${reason}`, {
    errors: [{ path: "file", message: reason }],
    cause,
  });
}

/**
 * Reads an image's header, no pixel, and refuses it when it is too large to be decoded.
 * @throws AppError `validation_failed`, `payload_too_large`
 */
export async function checkImageHeader(source: string | Buffer): Promise<Metadata> {
  let facts: Metadata;
  try {
    facts = await sharp(source, { limitInputPixels: false }).metadata();
  } catch (error) {
    throw refuseImage("validation_failed", "it is damaged or no image.", error);
  }
  const { width, height } = facts;
  if (!(width > 0 && height > 0)) throw refuseImage("validation_failed", "it has no pixels.");
  if (width * height > maxImagePixels || width > maxImageSide || height > maxImageSide) {
    throw refuseImage(
      "payload_too_large",
      `it has ${width} × ${height} pixels; at most ${maxImagePixels / 1e6} megapixels and ${maxImageSide} a side are taken.`,
    );
  }
  return facts;
}

/**
 * Decodes an image whole and writes it anew: upright (EXIF orientation applied), in sRGB with 8 bits a channel, without
 * metadata. JPEG stays JPEG (quality 92, no chroma subsampling); PNG stays PNG, and everything else becomes PNG: the first
 * frame or page, without loss, because print files hold it without loss in any case.
 * @throws AppError `validation_failed` for damaged and truncated files, `payload_too_large`
 */
export async function reencodeImage(file: SpooledFile): Promise<ReencodedImage> {
  const facts = await checkImageHeader(file.path);
  const isJpeg = facts.format === "jpeg";
  const target = await temporaryPath();
  return runHeavy(async () => {
    const upright = sharp(file.path, { limitInputPixels: maxImagePixels, failOn: "error" })
      .autoOrient()
      .toColourspace("srgb");
    const encoded = isJpeg
      ? upright.jpeg({ quality: 92, chromaSubsampling: "4:4:4" })
      : upright.png({ compressionLevel: 7 });
    try {
      const { width, height } = await encoded.toFile(target);
      const written = await spoolExisting(target);
      const mimeType = isJpeg ? "image/jpeg" : "image/png";
      return { file: written, mimeType, widthPx: width, heightPx: height, exif: readExif(facts.exif) };
    } catch (error) {
      await rm(target, { force: true });
      throw refuseImage("validation_failed", "it is damaged or cut off.", error);
    }
  });
}
