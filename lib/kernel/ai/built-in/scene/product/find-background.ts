import { scratchFloats, scratchIntegers } from "@/lib/kernel/ai/built-in/scene/render/scratch";
import type { LabImage } from "./cut-out";

/** A plain background: its colour changes evenly over the picture. */
export interface Background {
  /** 1 where the background is. */
  readonly mask: Uint8Array;
  /** Distance of each pixel from the background's colour there, OKLab. */
  readonly distance: Float32Array;
  /** Distance up to which a pixel is background. */
  readonly tolerance: number;
  /** Colour at a place, OKLab. */
  colorAt(x: number, y: number): readonly [number, number, number];
}

type Fit = readonly (readonly [base: number, acrossX: number, acrossY: number])[];

const flat: Fit[number] = [0, 0, 0];

/** Share of the picture's rim that must have one colour. */
const plainShare = 0.72;

/** Finds the background of a product photograph; null when it isn't plain, or when nothing would be left. */
export function findBackground(image: LabImage): Background | null {
  const { width, height } = image;
  const rim = rimPixels(width, height);
  let fit = fitColors(image, rim);
  let near: number[] = rim;
  let limit = 0.12;
  for (let round = 0; round < 4; round += 1) {
    near = rim.filter((at) => distanceFrom(image, fit, at) < limit);
    if (near.length < rim.length * 0.4) return null;
    fit = fitColors(image, near);
    limit = Math.max(0.035, limit * 0.65);
  }
  near = rim.filter((at) => distanceFrom(image, fit, at) < 0.045);
  if (near.length < rim.length * plainShare) return null;
  const noise = near.reduce((sum, at) => sum + distanceFrom(image, fit, at), 0) / near.length;
  const tolerance = Math.min(0.05, Math.max(0.016, noise * 3.2));
  const distance = measureDistances(image, fit);
  const mask = flood(image, distance, tolerance, near);
  openHoles(mask, distance, Math.max(0.008, noise * 1.6), width, height);
  dropSpecks(mask, distance, width, height);
  let covered = 0;
  for (let at = 0; at < mask.length; at += 1) covered += mask[at] as number;
  const left = 1 - covered / mask.length;
  if (left < 0.004 || left > 0.985) return null;
  return {
    mask,
    distance,
    tolerance,
    colorAt: (x, y) => {
      const [l, a, b] = fit.map(([base, across, along]) => base + across * x + along * y);
      return [l ?? 0, a ?? 0, b ?? 0];
    },
  };
}

function rimPixels(width: number, height: number): number[] {
  const list: number[] = [];
  const depth = Math.max(2, Math.round(Math.min(width, height) * 0.012));
  for (let ring = 0; ring < depth; ring += 2) {
    for (let x = ring; x < width - ring; x += 2) list.push(ring * width + x, (height - 1 - ring) * width + x);
    for (let y = ring; y < height - ring; y += 2) list.push(y * width + ring, y * width + width - 1 - ring);
  }
  return list;
}

function distanceFrom({ lab, width }: LabImage, fit: Fit, at: number): number {
  const x = at % width;
  const y = (at - x) / width;
  let sum = 0;
  for (let channel = 0; channel < 3; channel += 1) {
    const [base, across, along] = fit[channel] ?? [0, 0, 0];
    const off = (lab[at * 3 + channel] ?? 0) - base - across * x - along * y;
    sum += off * off;
  }
  return Math.sqrt(sum);
}

/** Distance of every pixel from the background's colour there. */
function measureDistances({ lab, width, height }: LabImage, fit: Fit): Float32Array {
  const distance = scratchFloats("distance", width * height);
  const [[l0, lx, ly], [a0, ax, ay], [b0, bx, by]] = [fit[0] ?? flat, fit[1] ?? flat, fit[2] ?? flat];
  for (let y = 0; y < height; y += 1) {
    const [rowL, rowA, rowB] = [l0 + ly * y, a0 + ay * y, b0 + by * y];
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const l = (lab[at * 3] as number) - rowL - lx * x;
      const a = (lab[at * 3 + 1] as number) - rowA - ax * x;
      const b = (lab[at * 3 + 2] as number) - rowB - bx * x;
      distance[at] = Math.sqrt(l * l + a * a + b * b);
    }
  }
  return distance;
}

/** Least squares of base + x + y for each channel. */
function fitColors({ lab, width }: LabImage, pixels: readonly number[]): Fit {
  let [n, sx, sy, sxx, sxy, syy] = [0, 0, 0, 0, 0, 0];
  const sums = [0, 1, 2].map(() => [0, 0, 0]);
  for (const at of pixels) {
    const x = at % width;
    const y = Math.floor(at / width);
    n += 1;
    sx += x;
    sy += y;
    sxx += x * x;
    sxy += x * y;
    syy += y * y;
    for (const [channel, sum] of sums.entries()) {
      const value = lab[at * 3 + channel] ?? 0;
      sum[0] = (sum[0] ?? 0) + value;
      sum[1] = (sum[1] ?? 0) + value * x;
      sum[2] = (sum[2] ?? 0) + value * y;
    }
  }
  const determinant = n * (sxx * syy - sxy * sxy) - sx * (sx * syy - sxy * sy) + sy * (sx * sxy - sxx * sy);
  return sums.map(([v = 0, vx = 0, vy = 0]) => {
    if (Math.abs(determinant) < 1e-6) return [v / Math.max(1, n), 0, 0] as const;
    const base = v * (sxx * syy - sxy * sxy) - sx * (vx * syy - sxy * vy) + sy * (vx * sxy - sxx * vy);
    const across = n * (vx * syy - sxy * vy) - v * (sx * syy - sxy * sy) + sy * (sx * vy - vx * sy);
    const along = n * (sxx * vy - vx * sxy) - sx * (sx * vy - vx * sy) + v * (sx * sxy - sxx * sy);
    return [base / determinant, across / determinant, along / determinant] as const;
  });
}

/**
 * Spreads from the rim over what has the background's colour, and over soft shadows on it: darker, hardly more colourful,
 * without an edge.
 */
function flood(image: LabImage, distance: Float32Array, tolerance: number, seeds: readonly number[]): Uint8Array {
  const { width, height, lab } = image;
  const mask = new Uint8Array(width * height);
  const stack = scratchIntegers("stack", width * height);
  let size = 0;
  for (const at of seeds) {
    if (mask[at] === 1) continue;
    mask[at] = 1;
    stack[size++] = at;
  }
  const visit = (at: number, from: number) => {
    if (mask[at] === 1) return;
    const away = distance[at] as number;
    if (away >= tolerance) {
      if (away > 0.3) return;
      const rise = (lab[at * 3] as number) - (lab[from * 3] as number);
      if (rise > 0.006 || rise < -0.009) return;
      const a = (lab[at * 3 + 1] as number) - (lab[from * 3 + 1] as number);
      const b = (lab[at * 3 + 2] as number) - (lab[from * 3 + 2] as number);
      if (a * a + b * b > 0.005 * 0.005) return;
    }
    mask[at] = 1;
    stack[size++] = at;
  };
  while (size > 0) {
    size -= 1;
    const at = stack[size] ?? 0;
    const x = at % width;
    if (x > 0) visit(at - 1, at);
    if (x < width - 1) visit(at + 1, at);
    if (at >= width) visit(at - width, at);
    if (at < width * (height - 1)) visit(at + width, at);
  }
  return mask;
}

/** Collects pixels that hang together; the list is overwritten by the next search. */
function createCollector(width: number, height: number) {
  const marks = new Uint8Array(width * height);
  const list = scratchIntegers("stack", width * height);
  /** Those about `start` that are no background in `mask` and no farther than `most` from its colour. */
  function collect(start: number, mask: Uint8Array, distance: Float32Array, most: number): Int32Array {
    let size = 0;
    const visit = (at: number) => {
      if (marks[at] === 1 || mask[at] === 1 || (distance[at] as number) > most) return;
      marks[at] = 1;
      list[size++] = at;
    };
    visit(start);
    for (let next = 0; next < size; next += 1) {
      const at = list[next] as number;
      const x = at % width;
      if (x > 0) visit(at - 1);
      if (x < width - 1) visit(at + 1);
      if (at >= width) visit(at - width);
      if (at < width * (height - 1)) visit(at + width);
    }
    return list.subarray(0, size);
  }
  return { marks, collect };
}

/**
 * Background that shows through the product, as in a mug's handle: the background's own colour, near to the product's
 * edge. White print in the middle of a shirt is neither.
 */
function openHoles(mask: Uint8Array, distance: Float32Array, limit: number, width: number, height: number): void {
  const { marks, collect } = createCollector(width, height);
  const reach = Math.round(Math.max(width, height) * 0.08);
  const least = mask.length * 0.0004;
  for (let at = 0; at < mask.length; at += 1) {
    if (mask[at] === 1 || marks[at] === 1 || (distance[at] as number) > limit) continue;
    const region = collect(at, mask, distance, limit * 1.6);
    if (region.length < least || region.length > mask.length * 0.2) continue;
    const isNearEdge = region.some((pixel, index) => {
      if (index % 7 !== 0) return false;
      const x = pixel % width;
      const y = (pixel - x) / width;
      return (
        mask[y * width + Math.max(0, x - reach)] === 1 ||
        mask[y * width + Math.min(width - 1, x + reach)] === 1 ||
        mask[Math.max(0, y - reach) * width + x] === 1 ||
        mask[Math.min(height - 1, y + reach) * width + x] === 1
      );
    });
    if (isNearEdge) for (const pixel of region) mask[pixel] = 1;
  }
}

/** Dust is no product: only pieces of some size stay. */
function dropSpecks(mask: Uint8Array, distance: Float32Array, width: number, height: number): void {
  const { marks, collect } = createCollector(width, height);
  const pieces: { start: number; size: number }[] = [];
  for (let at = 0; at < mask.length; at += 1) {
    if (mask[at] === 1 || marks[at] === 1) continue;
    pieces.push({ start: at, size: collect(at, mask, distance, Number.POSITIVE_INFINITY).length });
  }
  const largest = Math.max(0, ...pieces.map(({ size }) => size));
  marks.fill(0);
  for (const { start, size } of pieces) {
    if (size >= largest * 0.006) continue;
    for (const at of collect(start, mask, distance, Number.POSITIVE_INFINITY)) mask[at] = 1;
  }
}
