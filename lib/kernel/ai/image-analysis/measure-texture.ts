import type { TextureMeasures } from "./image-analysis-schemas";
import type { LabPicture } from "./read-pixels";

/** Lightness steps a pixel that count as an edge. */
const edgeStep = 0.035;
const directions = 12;

interface Rows {
  readonly from: number;
  readonly to: number;
}

function round(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 1_000) / 1_000;
}

/** Edges, their direction and their fineness in some rows of a picture. */
export function measureTexture(picture: LabPicture, rows: Rows = { from: 0, to: picture.height }): TextureMeasures {
  const { width, height, l } = picture;
  const histogram = new Float64Array(directions);
  let pixels = 0;
  let edges = 0;
  let coarse = 0;
  let fine = 0;
  for (let y = Math.max(1, rows.from); y < Math.min(height - 1, rows.to); y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const value = (offset: number) => l[at + offset] ?? 0;
      const dx = (value(1) - value(-1)) / 2;
      const dy = (value(width) - value(-width)) / 2;
      const strength = Math.hypot(dx, dy);
      pixels += 1;
      coarse += strength;
      fine += Math.abs(4 * value(0) - value(1) - value(-1) - value(width) - value(-width)) / 4;
      if (strength < edgeStep) continue;
      edges += 1;
      // The structure runs across its gradient.
      const angle = (Math.atan2(dx, -dy) + Math.PI * 2) % Math.PI;
      const bin = Math.floor((angle / Math.PI) * directions + 0.5) % directions;
      histogram[bin] = (histogram[bin] ?? 0) + strength;
    }
  }
  const total = histogram.reduce((sum, value) => sum + value, 0);
  const strongest = histogram.indexOf(Math.max(...histogram));
  const around = (bin: number) =>
    total === 0
      ? 0
      : [-1, 0, 1].reduce((sum, step) => sum + (histogram[(bin + step + directions) % directions] ?? 0), 0) / total;
  const along = around(strongest);
  const across = around(strongest + directions / 2);
  const edgeDensity = round(pixels === 0 ? 0 : edges / pixels);
  const fineness = round(fine + coarse === 0 ? 0 : fine / (fine + coarse));
  return {
    kind: nameTexture({ edgeDensity, fineness, along, across }),
    edgeDensity,
    fineness,
    directionality: round(total === 0 ? 0 : (along - 0.25) / 0.75),
    directionDegrees: (strongest * 180) / directions,
  };
}

function nameTexture(measures: { edgeDensity: number; fineness: number; along: number; across: number }) {
  const { edgeDensity, fineness, along, across } = measures;
  if (edgeDensity < 0.06) return fineness > 0.45 && edgeDensity > 0.02 ? "fine-grained" : "smooth";
  if (along > 0.6 && across < 0.16) return "wood-like";
  if (along + across > 0.62 && across > 0.22 && edgeDensity > 0.12) return "woven";
  if (fineness > 0.4) return edgeDensity > 0.25 ? "rough" : "fine-grained";
  return edgeDensity > 0.2 ? "patterned" : "smooth";
}
