import sharp from "sharp";
import { linearOfByte, toOklab } from "@/lib/kernel/ai/built-in/scene/colors";
import { AppError } from "@/lib/kernel/errors";

/** Longest side at which pictures are measured, pixels. */
const longestSidePx = 384;
const pixelLimit = 120_000_000;

/** A reduced picture in OKLab, row by row; `opaque` is 0 where the original is see-through. */
export interface LabPicture {
  readonly width: number;
  readonly height: number;
  readonly l: Float32Array;
  readonly a: Float32Array;
  readonly b: Float32Array;
  readonly opaque: Uint8Array;
  readonly originalWidth: number;
  readonly originalHeight: number;
}

/** Decodes a picture upright and reduced. Throws `validation_failed` for what is no readable picture. */
export async function readPixels(bytes: Uint8Array): Promise<LabPicture> {
  try {
    const source = sharp(bytes, { limitInputPixels: pixelLimit, failOn: "error" });
    const facts = await source.metadata();
    const { data, info } = await source
      .autoOrient()
      .toColourspace("srgb")
      .resize(longestSidePx, longestSidePx, { fit: "inside", withoutEnlargement: true })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { ...toLab(data, info.width, info.height), ...uprightSize(facts.autoOrient, info) };
  } catch (error) {
    const tooLarge = error instanceof Error && /pixel limit/i.test(error.message);
    throw new AppError(
      "validation_failed",
      tooLarge ? "The picture has too many pixels." : "The file is no readable picture.",
      { cause: error },
    );
  }
}

function uprightSize(
  upright: { width?: number; height?: number } | undefined,
  reduced: { width: number; height: number },
): { originalWidth: number; originalHeight: number } {
  return { originalWidth: upright?.width ?? reduced.width, originalHeight: upright?.height ?? reduced.height };
}

function toLab(data: Uint8Array, width: number, height: number) {
  const count = width * height;
  const picture = {
    width,
    height,
    l: new Float32Array(count),
    a: new Float32Array(count),
    b: new Float32Array(count),
    opaque: new Uint8Array(count),
  };
  for (let at = 0; at < count; at += 1) {
    const linear = (channel: number) => linearOfByte[data[at * 4 + channel] ?? 0] ?? 0;
    const [l, a, b] = toOklab([linear(0), linear(1), linear(2)]);
    picture.l[at] = l;
    picture.a[at] = a;
    picture.b[at] = b;
    picture.opaque[at] = (data[at * 4 + 3] ?? 255) >= 128 ? 1 : 0;
  }
  return picture;
}
