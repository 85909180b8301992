import sharp from "sharp";
import { findSubject } from "@/lib/kernel/ai/image-analysis/find-subject";
import { readPixels } from "@/lib/kernel/ai/image-analysis/read-pixels";
import type { Focus } from "./plan-shots";

/** A still cut to the film's shape: red, green and blue in planes, a little larger than the film for zooming. */
export interface Still {
  readonly width: number;
  readonly height: number;
  readonly planes: readonly [Uint8Array, Uint8Array, Uint8Array];
  readonly focus: Focus;
  /** `#rrggbb` of its ground. */
  readonly ground: string;
}

const reserve = 1.15;
/** Shapes may differ by this factor before a picture on plain ground is shown whole instead of being cut. */
const shapeTolerance = 1.12;

/** Decodes a still and brings it into shape. Throws `validation_failed` for what is no readable picture. */
export async function prepareStill(bytes: Uint8Array, film: { width: number; height: number }): Promise<Still> {
  const picture = await readPixels(bytes);
  const { background, subject } = findSubject(picture);
  const shape = picture.originalWidth / picture.originalHeight / (film.width / film.height);
  const keepsWhole = background.isPlain && Math.max(shape, 1 / shape) > shapeTolerance;
  const width = Math.round(film.width * reserve);
  const height = Math.round(film.height * reserve);
  const { data } = await sharp(bytes, { limitInputPixels: 120_000_000 })
    .autoOrient()
    .toColourspace("srgb")
    .flatten({ background: background.hex })
    .resize(width, height, { fit: keepsWhole ? "contain" : "cover", background: background.hex, kernel: "lanczos3" })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = width * height;
  const planes = [new Uint8Array(pixels), new Uint8Array(pixels), new Uint8Array(pixels)] as const;
  for (const [channel, plane] of planes.entries()) {
    for (let at = 0; at < pixels; at += 1) plane[at] = data[at * 3 + channel] ?? 0;
  }
  return { width, height, planes, focus: placeFocus(subject, shape, keepsWhole), ground: background.hex };
}

/** The subject's centre after the cut; the middle where there is none. */
function placeFocus(
  subject: { x: number; y: number; width: number; height: number } | null,
  shape: number,
  keepsWhole: boolean,
): Focus {
  if (!subject) return { x: 0.5, y: 0.5 };
  const [x, y] = [subject.x + subject.width / 2 - 0.5, subject.y + subject.height / 2 - 0.5];
  const isWide = shape > 1;
  // Where the side is cut away, shares grow; where ground is added, they shrink.
  const stretch = keepsWhole ? (isWide ? [1, 1 / shape] : [shape, 1]) : isWide ? [shape, 1] : [1, 1 / shape];
  const within = (value: number) => Math.min(0.85, Math.max(0.15, value));
  return { x: within(0.5 + x * (stretch[0] ?? 1)), y: within(0.5 + y * (stretch[1] ?? 1)) };
}
