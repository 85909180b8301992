import { blurWithin, clamp, mix } from "./numeric";
import type { Outline } from "./outline";
import type { ClothState } from "./simulate-cloth";

/** Which part of the world (mm) a picture shows. */
export interface Viewport {
  width: number;
  height: number;
  /** Pixels a millimetre. */
  scale: number;
  /** World position of the picture's top-left corner in mm. */
  left: number;
  top: number;
}

/** The cloth as seen from above, a value a pixel. */
export interface ClothRelief {
  height: Float32Array;
  coverage: Float32Array;
  /** Pattern coordinates in mm. */
  u: Float32Array;
  v: Float32Array;
  /** From a pixel to where the unwrinkled cloth has the same thread, in pixels. */
  shiftX: Float32Array;
  shiftY: Float32Array;
  /** Where a thread of the unwrinkled cloth lies in the picture, in pixels. */
  locate: (u: number, v: number) => [number, number];
}

const farBelow = -1e4;

/** Projects a settled cloth straight down; `smoothMm` is the size of folds that count as wrinkles, not as form. */
export function rasterizeCloth(
  state: ClothState,
  outline: Outline,
  view: Viewport,
  smoothMm = 34,
  softness = 0.45,
): ClothRelief {
  const { columns, rows, cell, origin, position, alive } = state;
  const count = columns * rows;
  const weight = Float32Array.from(alive);
  const offsetX = new Float32Array(count);
  const offsetY = new Float32Array(count);
  for (let at = 0; at < count; at++) {
    offsetX[at] = (position[at * 3] ?? 0) - (origin + (at % columns) * cell);
    offsetY[at] = (position[at * 3 + 1] ?? 0) - (origin + Math.floor(at / columns) * cell);
  }
  const smoothX = blurWithin(offsetX, weight, columns, rows, smoothMm / cell);
  const smoothY = blurWithin(offsetY, weight, columns, rows, smoothMm / cell);
  const size = view.width * view.height;
  const plane = () => new Float32Array(size);
  const relief = { u: plane(), v: plane(), shiftX: plane(), shiftY: plane() };
  const height = new Float32Array(size).fill(farBelow);
  const toX = (x: number) => (x - view.left) * view.scale;
  const toY = (y: number) => (y - view.top) * view.scale;
  const vertex = (at: number): number[] => {
    const u = origin + (at % columns) * cell;
    const v = origin + Math.floor(at / columns) * cell;
    const x = toX(position[at * 3] ?? 0);
    const y = toY(position[at * 3 + 1] ?? 0);
    return [x, y, position[at * 3 + 2] ?? 0, u, v, toX(u + (smoothX[at] ?? 0)) - x, toY(v + (smoothY[at] ?? 0)) - y];
  };
  const triangle = (a: number[], b: number[], c: number[]) => {
    const [ax = 0, ay = 0] = a;
    const [bx = 0, by = 0] = b;
    const [cx = 0, cy = 0] = c;
    const det = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
    if (Math.abs(det) < 1e-9) return;
    const x0 = Math.max(0, Math.floor(Math.min(ax, bx, cx)));
    const x1 = Math.min(view.width - 1, Math.ceil(Math.max(ax, bx, cx)));
    const y0 = Math.max(0, Math.floor(Math.min(ay, by, cy)));
    const y1 = Math.min(view.height - 1, Math.ceil(Math.max(ay, by, cy)));
    for (let y = y0; y <= y1; y++) {
      for (let x = x0; x <= x1; x++) {
        const px = x + 0.5 - ax;
        const py = y + 0.5 - ay;
        const s = (px * (cy - ay) - py * (cx - ax)) / det;
        const t = (py * (bx - ax) - px * (by - ay)) / det;
        if (s < -1e-4 || t < -1e-4 || s + t > 1.0001) continue;
        const at = y * view.width + x;
        const value = (k: number) => (a[k] ?? 0) + ((b[k] ?? 0) - (a[k] ?? 0)) * s + ((c[k] ?? 0) - (a[k] ?? 0)) * t;
        const z = value(2);
        if (z <= (height[at] ?? 0)) continue;
        const u = value(3);
        const v = value(4);
        if (outline.distance(u, v) * view.scale > 0.5) continue;
        height[at] = z;
        relief.u[at] = u;
        relief.v[at] = v;
        relief.shiftX[at] = value(5);
        relief.shiftY[at] = value(6);
      }
    }
  };
  for (let j = 0; j + 1 < rows; j++) {
    for (let i = 0; i + 1 < columns; i++) {
      const at = j * columns + i;
      const corners = [at, at + 1, at + columns + 1, at + columns];
      if (corners.some((corner) => alive[corner] !== 1)) continue;
      const [a, b, c, d] = corners.map(vertex);
      if (a === undefined || b === undefined || c === undefined || d === undefined) continue;
      if ((i + j) % 2 === 0) {
        triangle(a, b, c);
        triangle(a, c, d);
      } else {
        triangle(a, b, d);
        triangle(b, c, d);
      }
    }
  }
  const present = height.map((z) => (z === farBelow ? 0 : 1));
  const coverage = new Float32Array(size);
  for (let at = 0; at < size; at++) {
    if (present[at] === 0) height[at] = 0;
    else coverage[at] = clamp(0.5 - outline.distance(relief.u[at] ?? 0, relief.v[at] ?? 0) * view.scale, 0, 1);
  }
  const sigma = cell * view.scale * softness;
  const soften = (image: Float32Array, amount: number) => blurWithin(image, present, view.width, view.height, amount);
  const locate = (u: number, v: number): [number, number] => {
    const gx = clamp((u - origin) / cell, 0, columns - 1.001);
    const gy = clamp((v - origin) / cell, 0, rows - 1.001);
    const i = Math.floor(gx);
    const j = Math.floor(gy);
    const at = j * columns + i;
    const read = (grid: Float32Array) =>
      mix(
        mix(grid[at] ?? 0, grid[at + 1] ?? 0, gx - i),
        mix(grid[at + columns] ?? 0, grid[at + columns + 1] ?? 0, gx - i),
        gy - j,
      );
    return [toX(u + read(smoothX)), toY(v + read(smoothY))];
  };
  return {
    height: soften(height, sigma),
    coverage,
    u: relief.u,
    v: relief.v,
    shiftX: soften(relief.shiftX, sigma * 1.4),
    shiftY: soften(relief.shiftY, sigma * 1.4),
    locate,
  };
}
