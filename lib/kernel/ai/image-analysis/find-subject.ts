import { nameLab } from "./color-names";
import { extractPalette, toPaletteHex } from "./extract-palette";
import type { ImageAnalysis } from "./image-analysis-schemas";
import type { LabPicture } from "./read-pixels";

/** OKLab distance from the background's colour beyond which a pixel belongs to the subject. */
const apart = 0.07;
/** Share of the margin that must look alike for a plain background. */
const plainShare = 0.82;

function median(values: number[]): number {
  values.sort((left, right) => left - right);
  return values[Math.floor(values.length / 2)] ?? 0;
}

function marginOf({ width, height }: LabPicture): number[] {
  const depth = Math.max(1, Math.round(Math.min(width, height) * 0.03));
  const positions: number[] = [];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (y < depth || y >= height - depth || x < depth || x >= width - depth) positions.push(y * width + x);
    }
  }
  return positions;
}

/** First and last index of what holds more than a trace of the subject. */
function extent(counts: Float64Array, least: number): [number, number] | null {
  const first = counts.findIndex((count) => count >= least);
  const last = counts.findLastIndex((count) => count >= least);
  return first < 0 ? null : [first, last];
}

/** The background from the margin's colour, and the box of what differs from it. */
export function findSubject(picture: LabPicture): Pick<ImageAnalysis, "background" | "subject"> {
  const { width, height, l, a, b, opaque } = picture;
  const margin = marginOf(picture);
  const transparent = margin.filter((at) => opaque[at] === 0).length / margin.length;
  const isCutOut = transparent > 0.5;
  const visible = margin.filter((at) => opaque[at] === 1);
  const ground = [l, a, b].map((channel) => median(visible.map((at) => channel[at] ?? 0)));
  const [groundL = 1, groundA = 0, groundB = 0] = isCutOut ? [1, 0, 0] : ground;
  const differs = (at: number) =>
    opaque[at] === 1 &&
    (isCutOut ||
      Math.hypot((l[at] ?? 0) - groundL, 1.6 * ((a[at] ?? 0) - groundA), 1.6 * ((b[at] ?? 0) - groundB)) > apart);
  const alike = margin.filter((at) => !differs(at)).length / margin.length;

  const columns = new Float64Array(width);
  const rows = new Float64Array(height);
  let inside = 0;
  for (let at = 0; at < l.length; at += 1) {
    if (!differs(at)) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    columns[x] = (columns[x] ?? 0) + 1;
    rows[y] = (rows[y] ?? 0) + 1;
    inside += 1;
  }
  const background = {
    isPlain: alike >= plainShare,
    hex: isCutOut ? "#ffffff" : toPaletteHex([groundL, groundA, groundB]),
    name: isCutOut ? "transparent" : nameLab([groundL, groundA, groundB]),
    share: Math.round((1 - inside / l.length) * 1_000) / 1_000,
  };
  const across = extent(columns, Math.max(1, height * 0.008));
  const down = extent(rows, Math.max(1, width * 0.008));
  if (!across || !down || inside / l.length < 0.002 || !background.isPlain) return { background, subject: null };
  const main = extractPalette(picture, differs)[0];
  const part = (value: number, whole: number) => Math.round((value / whole) * 1_000) / 1_000;
  return {
    background,
    subject: {
      x: part(across[0], width),
      y: part(down[0], height),
      width: part(across[1] - across[0] + 1, width),
      height: part(down[1] - down[0] + 1, height),
      hex: main?.hex ?? background.hex,
      name: main?.name ?? background.name,
    },
  };
}
