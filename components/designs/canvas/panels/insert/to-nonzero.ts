import type { PathStep } from "@/lib/render/parse-path";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Pieces that a curve is measured by. */
const pieces = 8;

function splitContours(steps: readonly PathStep[]): PathStep[][] {
  const contours: PathStep[][] = [];
  for (const step of steps) {
    if (step.op === "M" || contours.length === 0) contours.push([]);
    contours.at(-1)?.push(step);
  }
  return contours;
}

function flatten(contour: readonly PathStep[]): Point[] {
  const points: Point[] = [];
  let at: Point = { x: 0, y: 0 };
  for (const step of contour) {
    if (step.op === "Z") continue;
    if (step.op === "C") {
      for (let index = 1; index < pieces; index += 1) {
        const t = index / pieces;
        const s = 1 - t;
        const mix = (p0: number, p1: number, p2: number, p3: number) =>
          s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3;
        points.push({ x: mix(at.x, step.x1, step.x2, step.x), y: mix(at.y, step.y1, step.y2, step.y) });
      }
    }
    at = { x: step.x, y: step.y };
    points.push(at);
  }
  return points;
}

function signedArea(points: readonly Point[]): number {
  let sum = 0;
  let before = points.at(-1);
  for (const point of points) {
    if (before !== undefined) sum += before.x * point.y - point.x * before.y;
    before = point;
  }
  return sum / 2;
}

function isInside(point: Point, polygon: readonly Point[]): boolean {
  let inside = false;
  let before = polygon.at(-1);
  for (const here of polygon) {
    if (before !== undefined && here.y > point.y !== before.y > point.y) {
      const x = here.x + ((point.y - here.y) / (before.y - here.y)) * (before.x - here.x);
      if (point.x < x) inside = !inside;
    }
    before = here;
  }
  return inside;
}

function reverse(contour: readonly PathStep[]): PathStep[] {
  const closes = contour.at(-1)?.op === "Z";
  const drawn = contour.filter((step) => step.op !== "Z");
  const last = drawn.at(-1);
  if (last === undefined) return [...contour];
  const reversed: PathStep[] = [{ op: "M", x: last.x, y: last.y }];
  for (let index = drawn.length - 1; index > 0; index -= 1) {
    const step = drawn[index];
    const to = drawn[index - 1];
    if (step === undefined || to === undefined) continue;
    if (step.op === "C") {
      reversed.push({ op: "C", x1: step.x2, y1: step.y2, x2: step.x1, y2: step.y1, x: to.x, y: to.y });
    } else reversed.push({ op: "L", x: to.x, y: to.y });
  }
  return closes ? [...reversed, { op: "Z" }] : reversed;
}

/**
 * The same figure for viewers that fill by winding instead of by counting: contours that lie in an odd number of others
 * turn against them. Exact while contours do not cross one another.
 */
export function toNonzero(steps: readonly PathStep[]): PathStep[] {
  const contours = splitContours(steps).map((contour) => ({ contour, points: flatten(contour) }));
  return contours.flatMap(({ contour, points }, index) => {
    const [first] = points;
    if (first === undefined) return contour;
    const depth = contours.filter((other, at) => at !== index && isInside(first, other.points)).length;
    const isClockwise = signedArea(points) > 0;
    return isClockwise === (depth % 2 === 0) ? contour : reverse(contour);
  });
}
