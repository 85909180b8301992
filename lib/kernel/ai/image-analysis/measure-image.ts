import { fromOklab, toHex } from "@/lib/kernel/ai/built-in/scene/colors";
import { nameLab } from "./color-names";
import { extractPalette } from "./extract-palette";
import { findSubject } from "./find-subject";
import { guessEnvironment } from "./guess-environment";
import type { ImageAnalysis } from "./image-analysis-schemas";
import { measureTexture } from "./measure-texture";
import { type LabPicture, readPixels } from "./read-pixels";

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

function clampShare(value: number): number {
  return round(Math.min(1, Math.max(0, value)));
}

interface Light {
  brightness: number;
  contrast: number;
  warmth: number;
  saturation: number;
}

function measureLight({ l, a, b, opaque }: LabPicture): Light {
  const lightness = new Float32Array(l.length);
  let visible = 0;
  let sum = 0;
  let warmth = 0;
  let chroma = 0;
  for (let at = 0; at < l.length; at += 1) {
    if (opaque[at] === 0) continue;
    lightness[visible] = l[at] ?? 0;
    visible += 1;
    sum += l[at] ?? 0;
    // The axis from blue (negative) to yellow, with some red: what painters call warm.
    warmth += (b[at] ?? 0) + 0.4 * (a[at] ?? 0);
    chroma += Math.hypot(a[at] ?? 0, b[at] ?? 0);
  }
  const count = Math.max(1, visible);
  const mean = sum / count;
  const sorted = lightness.subarray(0, visible).sort();
  const percentile = (share: number) => sorted[Math.min(visible - 1, Math.floor(share * count))] ?? 0;
  return {
    brightness: clampShare(mean),
    contrast: clampShare(percentile(0.95) - percentile(0.05)),
    warmth: round(Math.tanh((warmth / count) * 14)),
    saturation: clampShare(chroma / count / 0.25),
  };
}

/** Hue between orange and yellow, neither grey nor glowing. */
function isWooden({ l, a, b }: LabPicture, at: number): boolean {
  const [green, yellow] = [a[at] ?? 0, b[at] ?? 0];
  const chroma = Math.hypot(green, yellow);
  const hue = (Math.atan2(yellow, green) * 180) / Math.PI;
  return hue > 56 && hue < 86 && chroma > 0.035 && chroma < 0.14 && (l[at] ?? 0) > 0.3 && (l[at] ?? 0) < 0.8;
}

function measureBand(picture: LabPicture, from: number, to: number): ImageAnalysis["bands"]["top"] {
  const rows = { from: Math.round(picture.height * from), to: Math.round(picture.height * to) };
  const inRows = (at: number) => at >= rows.from * picture.width && at < rows.to * picture.width;
  const main = extractPalette(picture, inRows)[0];
  let sum = 0;
  let wood = 0;
  let count = 0;
  for (let at = rows.from * picture.width; at < rows.to * picture.width; at += 1) {
    if (picture.opaque[at] === 0) continue;
    sum += picture.l[at] ?? 0;
    if (isWooden(picture, at)) wood += 1;
    count += 1;
  }
  const brightness = count === 0 ? 1 : sum / count;
  return {
    hex: main?.hex ?? toHex(fromOklab(brightness, 0, 0)),
    name: main?.name ?? nameLab([brightness, 0, 0]),
    brightness: clampShare(brightness),
    woodShare: count === 0 ? 0 : clampShare(wood / count),
    texture: measureTexture(picture, rows),
  };
}

/** Measures a picture; runs in a worker thread. Throws `validation_failed` for what is no readable picture. */
export async function measureImage(bytes: Uint8Array): Promise<ImageAnalysis> {
  const picture = await readPixels(bytes);
  const light = measureLight(picture);
  const found = findSubject(picture);
  return {
    widthPx: picture.originalWidth,
    heightPx: picture.originalHeight,
    palette: extractPalette(picture),
    ...light,
    texture: measureTexture(picture),
    ...found,
    environment: guessEnvironment(picture, { warmth: light.warmth, isCutOut: found.background.isPlain }),
    bands: {
      top: measureBand(picture, 0, 1 / 3),
      middle: measureBand(picture, 1 / 3, 2 / 3),
      bottom: measureBand(picture, 2 / 3, 1),
    },
  };
}
