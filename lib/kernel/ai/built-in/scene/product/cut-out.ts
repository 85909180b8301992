import sharp from "sharp";
import { linearOfByte, toOklab } from "@/lib/kernel/ai/built-in/scene/colors";
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

/** Pixels of the longer side that are worked on. */
const longestSide = 1_100;
const pixelLimit = 120_000_000;

/** Opaque pixels with their OKLab values. */
export interface LabImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray;
  /** L, a, b a pixel. */
  readonly lab: Float32Array;
}

/** Decodes a product picture and takes its background away. Throws `validation_failed` for what is no picture. */
export async function cutOutProduct(bytes: Uint8Array): Promise<ProductPicture> {
  const decoded = await decodePicture(bytes, longestSide);
  if (hasOwnAlpha(decoded.pixels)) return crop({ ...decoded, kind: "cut-out" });
  const image: LabImage = { ...decoded, lab: computeLab(decoded.pixels) };
  const background = findBackground(image);
  if (!background) return { ...decoded, kind: "photo" };
  softenEdges(image, background);
  return crop({ ...decoded, kind: "cut-out" });
}

/** Upright sRGB pixels of a picture, its longer side at most `side`. */
export async function decodePicture(bytes: Uint8Array, side: number) {
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

function computeLab(pixels: Uint8ClampedArray): Float32Array {
  const lab = new Float32Array((pixels.length / 4) * 3);
  let last = -1;
  let known: readonly [number, number, number] = [0, 0, 0];
  for (let at = 0; at < pixels.length / 4; at += 1) {
    const [r, g, b] = [pixels[at * 4] ?? 0, pixels[at * 4 + 1] ?? 0, pixels[at * 4 + 2] ?? 0];
    const code = (r << 16) | (g << 8) | b;
    if (code !== last) {
      known = toOklab([linearOfByte[r] ?? 0, linearOfByte[g] ?? 0, linearOfByte[b] ?? 0]);
      last = code;
    }
    lab.set(known, at * 3);
  }
  return lab;
}

/** Cuts the empty rim off. An entirely empty picture is refused. */
function crop(picture: ProductPicture): ProductPicture {
  const { width, height, pixels } = picture;
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((pixels[(y * width + x) * 4 + 3] ?? 0) < 40) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
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
