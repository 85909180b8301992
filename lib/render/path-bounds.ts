import type { Bounds } from "./matrix";
import type { PathStep } from "./parse-path";

/** The tight geometric bounds (curve extrema, not control points); undefined for a path without points. */
export function pathBounds(steps: readonly PathStep[]): Bounds | undefined {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  const include = (x: number, y: number) => {
    bounds.left = Math.min(bounds.left, x);
    bounds.right = Math.max(bounds.right, x);
    bounds.top = Math.min(bounds.top, y);
    bounds.bottom = Math.max(bounds.bottom, y);
  };
  let [x, y] = [0, 0];
  for (const step of steps) {
    if (step.op === "Z") continue;
    if (step.op === "C") {
      for (const t of extrema(x, step.x1, step.x2, step.x))
        include(cubicAt(x, step.x1, step.x2, step.x, t), cubicAt(y, step.y1, step.y2, step.y, t));
      for (const t of extrema(y, step.y1, step.y2, step.y))
        include(cubicAt(x, step.x1, step.x2, step.x, t), cubicAt(y, step.y1, step.y2, step.y, t));
    }
    include(step.x, step.y);
    [x, y] = [step.x, step.y];
  }
  return bounds.left <= bounds.right ? bounds : undefined;
}

function cubicAt(p0: number, p1: number, p2: number, p3: number, t: number): number {
  const s = 1 - t;
  return s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3;
}

/** Parameters in (0, 1) where one coordinate of a cubic curve turns. */
function extrema(p0: number, p1: number, p2: number, p3: number): number[] {
  const a = -p0 + 3 * p1 - 3 * p2 + p3;
  const b = 2 * (p0 - 2 * p1 + p2);
  const c = p1 - p0;
  const inside = (t: number) => t > 0 && t < 1;
  if (Math.abs(a) < 1e-12) return Math.abs(b) < 1e-12 ? [] : [-c / b].filter(inside);
  const root = b * b - 4 * a * c;
  if (root < 0) return [];
  return [(-b + Math.sqrt(root)) / (2 * a), (-b - Math.sqrt(root)) / (2 * a)].filter(inside);
}
