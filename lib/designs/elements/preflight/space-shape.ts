import { type PathStep, parsePath } from "@/lib/render/parse-path";

export interface ShapePoint {
  readonly x: number;
  readonly y: number;
}

/** The outline that a shaped space is cut along, as closed polygons in mm of the space. */
export type SpaceShape = readonly (readonly ShapePoint[])[];

/** Straight pieces that a curve becomes: within a hundredth of a millimetre on what fits a product. */
const piecesOfCurve = 24;

const shapes = new Map<string, SpaceShape | null>();

/** Reads a space's clip; null for one that cannot be read, and which is not checked. */
export function shapeOf(clip: string): SpaceShape | null {
  const known = shapes.get(clip);
  if (known !== undefined) return known;
  const made = readShape(clip);
  if (shapes.size > 200) shapes.clear();
  shapes.set(clip, made);
  return made;
}

function readShape(clip: string): SpaceShape | null {
  try {
    const polygons = flattenPath(parsePath(clip)).filter((polygon) => polygon.length > 2);
    return polygons.length === 0 ? null : polygons;
  } catch {
    return null;
  }
}

function flattenPath(steps: readonly PathStep[]): ShapePoint[][] {
  const polygons: ShapePoint[][] = [];
  let at: ShapePoint = { x: 0, y: 0 };
  for (const step of steps) {
    if (step.op === "Z") continue;
    const end = { x: step.x, y: step.y };
    const polygon = polygons.at(-1);
    if (step.op === "M" || polygon === undefined) {
      polygons.push([end]);
    } else if (step.op === "L") {
      polygon.push(end);
    } else if (step.op === "C") {
      for (let piece = 1; piece <= piecesOfCurve; piece += 1) polygon.push(pointOf(at, step, piece / piecesOfCurve));
    }
    at = end;
  }
  return polygons;
}

function pointOf(from: ShapePoint, curve: Extract<PathStep, { op: "C" }>, t: number): ShapePoint {
  const s = 1 - t;
  const mix = (a: number, b: number, c: number, d: number) =>
    s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
  return { x: mix(from.x, curve.x1, curve.x2, curve.x), y: mix(from.y, curve.y1, curve.y2, curve.y) };
}

/** How far a point is inside the outline, mm; negative: how far it is outside, or in a hole. */
export function depthIn(shape: SpaceShape, { x, y }: ShapePoint): number {
  let inside = false;
  let nearest = Number.POSITIVE_INFINITY;
  for (const polygon of shape) {
    polygon.forEach((from, index) => {
      const to = polygon[(index + 1) % polygon.length] ?? from;
      if (from.y > y !== to.y > y && x < ((to.x - from.x) * (y - from.y)) / (to.y - from.y) + from.x) inside = !inside;
      const [dx, dy] = [to.x - from.x, to.y - from.y];
      const length = dx * dx + dy * dy;
      const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / length));
      nearest = Math.min(nearest, Math.hypot(x - from.x - along * dx, y - from.y - along * dy));
    });
  }
  return inside ? nearest : -nearest;
}
