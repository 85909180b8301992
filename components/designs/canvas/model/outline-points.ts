import type { DraftElement } from "@/components/designs/editor/draft";
import type { Point } from "@/components/designs/editor/geometry";
import { fitPath, shapeSteps } from "@/lib/render/draw-shape";
import { type PathStep, parsePath } from "@/lib/render/parse-path";

export type Polyline = readonly Point[];

const curvePieces = 10;
/** Steps beyond this are not looked at: whoever points at such a drawing means its box. */
const mostSteps = 20_000;

/** Curves as short straight lines; one list of points a subpath. */
export function flattenSteps(steps: readonly PathStep[]): Polyline[] {
  const lines: Point[][] = [];
  let line: Point[] = [];
  let [x, y] = [0, 0];
  for (const step of steps) {
    if (step.op === "Z") {
      const [first] = line;
      if (first !== undefined) {
        line.push(first);
        [x, y] = [first.x, first.y];
        line = [first];
        lines.push(line);
      }
      continue;
    }
    if (step.op === "M") {
      line = [{ x: step.x, y: step.y }];
      lines.push(line);
    } else if (step.op === "C") {
      for (let piece = 1; piece <= curvePieces; piece += 1) {
        const t = piece / curvePieces;
        const s = 1 - t;
        const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
        line.push({
          x: a * x + b * step.x1 + c * step.x2 + d * step.x,
          y: a * y + b * step.y1 + c * step.y2 + d * step.y,
        });
      }
    } else line.push({ x: step.x, y: step.y });
    [x, y] = [step.x, step.y];
  }
  return lines.filter((each) => each.length > 1);
}

const known = new WeakMap<DraftElement, readonly Polyline[] | null>();

function makeOutline(element: DraftElement): readonly Polyline[] | null {
  if (element.type === "shape") return flattenSteps(shapeSteps(element));
  if (element.type !== "path") return null;
  try {
    const steps = parsePath(element.content.d);
    if (steps.length > mostSteps) return null;
    return flattenSteps(fitPath(steps, element.transform.width, element.transform.height));
  } catch {
    return null;
  }
}

/** Outline of a shape or path in its own coordinates (mm); null where only its box counts, as for bad path data. */
export function outlinePoints(element: DraftElement): readonly Polyline[] | null {
  const cached = known.get(element);
  if (cached !== undefined) return cached;
  const made = makeOutline(element);
  known.set(element, made);
  return made;
}
