import sharp from "sharp";
import { linearOfByte, toOklab } from "@/lib/kernel/ai/built-in/scene/colors";
import { scratchFloats } from "@/lib/kernel/ai/built-in/scene/render/scratch";
import { AppError } from "@/lib/kernel/errors";
import { findBackground } from "./find-background";
import { softenEdges } from "./soften-edges";

/** A product without its background, cropped to itself. */
export interface ProductPicture {
  readonly width: number;
  readonly height: number;
  /** Straight sRGB with alpha. */
  readonly pixels: Uint8ClampedArray;
  /** `photo`: the background could not be told from the product, so that the whole picture is shown as one. */
  readonly kind: "cut-out" | "photo";
}

/** Bounds of the longer side that is worked on, pixels. */
const shortestSide = 560;
const longestSide = 1_100;
/** A product that fills less of its photograph is worked on again at the full size. */
const fullShare = 0.7;
const pixelLimit = 120_000_000;

/** Opaque pixels with their OKLab values. */
export interface LabImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray;
  /** L, a, b a pixel. */
  readonly lab: Float32Array;
}

/**
 * Decodes a product picture and takes its background away. Throws `validation_failed` for what is no picture.
 * @param side pixels of the longer side that are enough
 */
export async function cutOutProduct(bytes: Uint8Array, side = longestSide): Promise<ProductPicture> {
  const enough = Math.min(longestSide, Math.max(shortestSide, side));
  const decoded = await decodePicture(bytes, enough);
  const picture = cutOut(decoded);
  const isCoarse =
    enough < longestSide &&
    Math.max(decoded.width, decoded.height) === enough &&
    Math.max(picture.width, picture.height) < enough * fullShare;
  return isCoarse ? cutOut(await decodePicture(bytes, longestSide)) : picture;
}

function cutOut(decoded: DecodedPicture): ProductPicture {
  if (hasOwnAlpha(decoded.pixels)) return crop({ ...decoded, kind: "cut-out" });
  const image: LabImage = { ...decoded, lab: computeLab(decoded.pixels) };
  const background = findBackground(image);
  if (!background) return { ...decoded, kind: "photo" };
  softenEdges(image, background);
  return crop({ ...decoded, kind: "cut-out" });
}

type DecodedPicture = Pick<ProductPicture, "width" | "height" | "pixels">;

/** Upright sRGB pixels of a picture, its longer side at most `side`. */
export async function decodePicture(bytes: Uint8Array, side: number): Promise<DecodedPicture> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: pixelLimit, failOn: "error" })
      .autoOrient()
      .toColourspace("srgb")
      .resize(side, side, { fit: "inside", withoutEnlargement: true, kernel: "lanczos3" })
      .ensureAlpha()
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
    return {
      width: info.width,
      height: info.height,
      pixels: new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength),
    };
  } catch (cause) {
    throw new AppError("validation_failed", "The product picture cannot be read.", {
      errors: [{ path: "files", message: "is no readable image" }],
      cause,
    });
  }
}

function hasOwnAlpha(pixels: Uint8ClampedArray): boolean {
  let clear = 0;
  for (let at = 3; at < pixels.length; at += 4) if ((pixels[at] ?? 255) < 200) clear += 1;
  return clear > pixels.length / 4 / 50;
}

/** Colours known at once; a photograph's ground has few. */
const knownColors = 16_384;

function computeLab(pixels: Uint8ClampedArray): Float32Array {
  const lab = scratchFloats("lab", (pixels.length / 4) * 3);
  const codes = new Int32Array(knownColors).fill(-1);
  const values = new Float32Array(knownColors * 3);
  for (let at = 0; at < pixels.length / 4; at += 1) {
    const r = pixels[at * 4] as number;
    const g = pixels[at * 4 + 1] as number;
    const b = pixels[at * 4 + 2] as number;
    const code = (r << 16) | (g << 8) | b;
    const slot = (r * 31 + g * 961 + b * 29_791) & (knownColors - 1);
    if (codes[slot] !== code) {
      const color = toOklab([linearOfByte[r] as number, linearOfByte[g] as number, linearOfByte[b] as number]);
      codes[slot] = code;
      values.set(color, slot * 3);
    }
    lab[at * 3] = values[slot * 3] as number;
    lab[at * 3 + 1] = values[slot * 3 + 1] as number;
    lab[at * 3 + 2] = values[slot * 3 + 2] as number;
  }
  return lab;
}

/** Cuts the empty rim off. An entirely empty picture is refused. */
function crop(picture: ProductPicture): ProductPicture {
  const { width, height, pixels } = picture;
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y += 1) {
    const row = y * width * 4 + 3;
    let [first, last] = [0, width - 1];
    while (first < width && (pixels[row + first * 4] as number) < 40) first += 1;
    if (first === width) continue;
    while ((pixels[row + last * 4] as number) < 40) last -= 1;
    left = Math.min(left, first);
    right = Math.max(right, last);
    top = Math.min(top, y);
    bottom = y;
  }
  if (right < left) {
    throw new AppError("validation_failed", "The product picture is empty.", {
      errors: [{ path: "files", message: "shows nothing" }],
    });
  }
  const size = { width: right - left + 1, height: bottom - top + 1 };
  const cropped = new Uint8ClampedArray(size.width * size.height * 4);
  for (let y = 0; y < size.height; y += 1) {
    const from = ((y + top) * width + left) * 4;
    cropped.set(pixels.subarray(from, from + size.width * 4), y * size.width * 4);
  }
  return { ...size, pixels: cropped, kind: picture.kind };
}
