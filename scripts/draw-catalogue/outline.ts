import { createCanvas, Path2D } from "@napi-rs/canvas";
import { blur, clamp, sample } from "./numeric";

/** A shape in millimetres that answers how far a point is inside of it. */
export interface Outline {
  /** Signed distance to the edge in mm, negative inside; exact to about half a millimetre, up to 60 mm away. */
  distance(x: number, y: number): number;
}

const reach = 60;

function distanceToSet(inside: Uint8Array, width: number, height: number, value: number): Float32Array {
  const far = 1e6;
  const d = Float32Array.from(inside, (v) => (v === value ? 0 : far));
  const relax = (at: number, from: number, cost: number) => {
    const candidate = (d[from] ?? far) + cost;
    if (candidate < (d[at] ?? far)) d[at] = candidate;
  };
  const diagonal = Math.SQRT2;
  for (let y = 1; y < height; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      relax(at, at - 1, 1);
      relax(at, at - width, 1);
      relax(at, at - width - 1, diagonal);
      relax(at, at - width + 1, diagonal);
    }
  }
  for (let y = height - 2; y >= 0; y--) {
    for (let x = width - 2; x > 0; x--) {
      const at = y * width + x;
      relax(at, at + 1, 1);
      relax(at, at + width, 1);
      relax(at, at + width + 1, diagonal);
      relax(at, at + width - 1, diagonal);
    }
  }
  return d;
}

/** Measures an SVG path (mm) on a raster of two cells a millimetre. */
export function createOutline(path: string, widthMm: number, heightMm: number): Outline {
  const scale = 2;
  const width = Math.ceil((widthMm + 2 * reach) * scale);
  const height = Math.ceil((heightMm + 2 * reach) * scale);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  context.scale(scale, scale);
  context.translate(reach, reach);
  context.clip(new Path2D(path));
  context.fillRect(-reach, -reach, widthMm + 2 * reach, heightMm + 2 * reach);
  const pixels = context.getImageData(0, 0, width, height).data;
  const inside = new Uint8Array(width * height);
  const cover = new Float32Array(width * height);
  for (let at = 0; at < inside.length; at++) {
    cover[at] = (pixels[at * 4 + 3] ?? 0) / 255;
    inside[at] = (pixels[at * 4 + 3] ?? 0) > 127 ? 1 : 0;
  }
  const toInside = distanceToSet(inside, width, height, 1);
  const toOutside = distanceToSet(inside, width, height, 0);
  const raw = new Float32Array(width * height);
  for (let at = 0; at < raw.length; at++) {
    const coarse = inside[at] === 1 ? 0.5 - (toOutside[at] ?? 0) : (toInside[at] ?? 0) - 0.5;
    raw[at] = clamp(coarse, -reach * scale, reach * scale) / scale;
  }
  const field = blur(raw, width, height, 1.2);
  return {
    distance: (x, y) => sample(field, width, height, (x + reach) * scale - 0.5, (y + reach) * scale - 0.5),
  };
}

/** Points along an SVG path of M, L, Q and C (absolute) commands, about `spacing` mm apart. */
export function tracePath(d: string, spacing = 5): [number, number][] {
  const numbers = d.match(/[A-Z]|-?\d*\.?\d+/g) ?? [];
  const points: [number, number][] = [];
  let at = 0;
  let x = 0;
  let y = 0;
  let command = "M";
  const next = () => Number(numbers[at++]);
  const line = (curve: (t: number) => [number, number], length: number) => {
    const steps = Math.max(2, Math.ceil(length / spacing));
    for (let step = 1; step <= steps; step++) points.push(curve(step / steps));
  };
  while (at < numbers.length) {
    if (/[A-Z]/.test(numbers[at] ?? "")) command = numbers[at++] ?? "M";
    const x0 = x;
    const y0 = y;
    if (command === "M") {
      x = next();
      y = next();
      points.push([x, y]);
      command = "L";
    } else if (command === "L") {
      x = next();
      y = next();
      points.push([x, y]);
    } else if (command === "Q") {
      const [cx, cy] = [next(), next()];
      x = next();
      y = next();
      const [x1, y1] = [x, y];
      const b = (t: number, p: number, q: number, r: number) => (1 - t) ** 2 * p + 2 * t * (1 - t) * q + t * t * r;
      line((t) => [b(t, x0, cx, x1), b(t, y0, cy, y1)], Math.hypot(cx - x0, cy - y0) + Math.hypot(x1 - cx, y1 - cy));
    } else {
      const [ax, ay, bx, by] = [next(), next(), next(), next()];
      x = next();
      y = next();
      const [x1, y1] = [x, y];
      const b = (t: number, p: number, q: number, r: number, s: number) =>
        (1 - t) ** 3 * p + 3 * t * (1 - t) ** 2 * q + 3 * t * t * (1 - t) * r + t ** 3 * s;
      line(
        (t) => [b(t, x0, ax, bx, x1), b(t, y0, ay, by, y1)],
        Math.hypot(ax - x0, ay - y0) + Math.hypot(bx - ax, by - ay) + Math.hypot(x1 - bx, y1 - by),
      );
    }
  }
  return points;
}

/** Distance in mm to a curve and how far along it the nearest point lies (mm). */
export function nearestOnCurve(
  points: readonly (readonly [number, number])[],
  x: number,
  y: number,
): { distance: number; along: number } {
  let best = Number.POSITIVE_INFINITY;
  let along = 0;
  let walked = 0;
  for (let k = 1; k < points.length; k++) {
    const from = points[k - 1];
    const to = points[k];
    if (from === undefined || to === undefined) continue;
    const ex = to[0] - from[0];
    const ey = to[1] - from[1];
    const length = Math.sqrt(ex * ex + ey * ey);
    const t = length === 0 ? 0 : clamp(((x - from[0]) * ex + (y - from[1]) * ey) / (length * length), 0, 1);
    const dx = x - from[0] - ex * t;
    const dy = y - from[1] - ey * t;
    const squared = dx * dx + dy * dy;
    if (squared < best) {
      best = squared;
      along = walked + length * t;
    }
    walked += length;
  }
  return { distance: Math.sqrt(best), along };
}
