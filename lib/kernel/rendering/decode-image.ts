import { Image } from "@napi-rs/canvas";
import sharp from "sharp";
import { AppError } from "@/lib/kernel/errors";
import type { DrawableImage } from "@/lib/render/canvas";
import { loadSvgImage } from "@/lib/render/svg/load-svg-image";

/** Largest image that is drawn, in pixels. */
export const imagePixelLimit = 120_000_000;
/** Longest side in pixels to which vector images are rasterized that cannot be drawn as vectors. */
const vectorSidePx = 3_000;

/** A picture ready to be drawn; `jpeg` is the file it came from when that is an upright sRGB JPEG. */
export interface DecodedImage extends DrawableImage {
  readonly jpeg?: Uint8Array;
}

function refuse(assetId: string, reason: string, cause?: unknown): AppError {
  return new AppError("validation_failed", `The image ${assetId} cannot be drawn: ${reason}`, {
    errors: [{ path: `images.${assetId}`, message: reason }],
    cause,
  });
}

/**
 * Decodes an image for drawing: orientation applied, colours in sRGB. Upright sRGB files go to Skia as they are, so that
 * a JPEG stays the same JPEG inside a PDF; SVG files stay vectors where they can. Throws `validation_failed`.
 */
export async function decodeImage(assetId: string, bytes: Uint8Array): Promise<DecodedImage> {
  const vector = readVector(bytes);
  if (vector) return vector;
  let upright: { bytes: Uint8Array; isJpeg: boolean };
  try {
    upright = await makeUpright(bytes);
  } catch (error) {
    const tooLarge = error instanceof Error && /pixel limit/i.test(error.message);
    throw refuse(assetId, tooLarge ? "it has too many pixels." : "it is no readable image.", error);
  }
  const image = new Image();
  try {
    const loaded = new Promise<void>((resolve, reject) => {
      image.onload = resolve;
      image.onerror = reject;
    });
    image.src = upright.bytes;
    await loaded;
    await image.decode();
  } catch (error) {
    throw refuse(assetId, "it is damaged.", error);
  }
  if (!(image.width > 0 && image.height > 0)) throw refuse(assetId, "it has no pixels.");
  const { width, height } = image;
  return { source: image, width, height, ...(upright.isJpeg ? { jpeg: upright.bytes } : {}) };
}

/** An SVG file as vectors; null for other files, and for those that only a rasterizer can draw. */
function readVector(bytes: Uint8Array): DrawableImage | null {
  const first = bytes.find((byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf);
  if (first !== "<".charCodeAt(0)) return null;
  try {
    return loadSvgImage(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    // No UTF-8.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

async function makeUpright(bytes: Uint8Array): Promise<{ bytes: Uint8Array; isJpeg: boolean }> {
  const source = sharp(bytes, { limitInputPixels: imagePixelLimit, failOn: "error" });
  const facts = await source.metadata();
  if (facts.format === "svg") {
    const longest = Math.max(facts.width, facts.height);
    const density = Math.min(2_400, Math.max(1, (72 * vectorSidePx) / longest));
    const drawn = sharp(bytes, { limitInputPixels: imagePixelLimit, density }).png({ compressionLevel: 1 });
    return { bytes: await drawn.toBuffer(), isJpeg: false };
  }
  const isPlain =
    (facts.format === "jpeg" || facts.format === "png" || facts.format === "webp") &&
    (facts.orientation ?? 1) === 1 &&
    (facts.space === "srgb" || facts.space === "b-w") &&
    facts.depth === "uchar" &&
    facts.icc === undefined &&
    (facts.pages ?? 1) === 1;
  if (isPlain) {
    if (!isComplete(bytes, facts.format)) throw new Error("the file is cut off");
    return { bytes, isJpeg: facts.format === "jpeg" && facts.channels === 3 };
  }
  const converted = source.autoOrient().toColourspace("srgb");
  if (facts.format === "jpeg") {
    return { bytes: await converted.jpeg({ quality: 95, chromaSubsampling: "4:4:4" }).toBuffer(), isJpeg: true };
  }
  return { bytes: await converted.png({ compressionLevel: 1 }).toBuffer(), isJpeg: false };
}

/** Skia draws what there is of a file that was cut off: its end must be there. */
function isComplete(bytes: Uint8Array, format: string | undefined): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (format === "webp") return file.length >= 12 && file.readUInt32LE(4) + 8 <= file.length;
  const tail = file.subarray(Math.max(0, file.length - 65_536));
  return format === "png" ? tail.includes("IEND") : tail.includes(Buffer.from([0xff, 0xd9]));
}

/** Tasks that came in one message share their images' bytes; what one of them decoded the next one draws. */
const decoded = new WeakMap<Uint8Array, Promise<DecodedImage>>();

function decodeOnce(assetId: string, bytes: Uint8Array): Promise<DecodedImage> {
  const known = decoded.get(bytes);
  if (known !== undefined) return known;
  const decoding = decodeImage(assetId, bytes);
  decoded.set(bytes, decoding);
  return decoding;
}

/** Decodes the images of a task that its scenes use; `missing` assets are refused. */
export async function decodeImages(
  assetIds: Iterable<string>,
  images: Readonly<Record<string, Uint8Array>>,
): Promise<Map<string, DecodedImage>> {
  const entries = await Promise.all(
    [...new Set(assetIds)].map(async (assetId) => {
      const bytes = images[assetId];
      if (!bytes) throw refuse(assetId, "its file was not supplied.");
      return [assetId, await decodeOnce(assetId, bytes)] as const;
    }),
  );
  return new Map(entries);
}
