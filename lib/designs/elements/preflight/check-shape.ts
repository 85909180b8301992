import type { Bounds } from "@/lib/render/matrix";
import type { Space } from "@/lib/render/scene";
import { type CheckedElement, report } from "./checked-element";
import type { Finding } from "./finding";
import { outlineOfText, roundMm, sayMm } from "./measure-element";
import { depthIn, type ShapePoint, type SpaceShape, shapeOf } from "./space-shape";
import { toleranceMm } from "./thresholds";

/** Points a side of a box is looked at. */
const pointsOfSide = 12;
/** Points a side of the grid in which artwork is looked for on the product. */
const pointsOfGrid = 20;

/** Points on and between the corners of boxes. */
function sample(corners: readonly ShapePoint[]): ShapePoint[] {
  return corners.flatMap((from, index) => {
    const to = corners[(index + 1) % corners.length] ?? from;
    return Array.from({ length: pointsOfSide }, (_, step) => {
      const along = step / pointsOfSide;
      return { x: from.x + (to.x - from.x) * along, y: from.y + (to.y - from.y) * along };
    });
  });
}

/** Whether some of a box lies on the product. */
function touches(shape: SpaceShape, { left, top, right, bottom }: Bounds): boolean {
  const isWithin = ({ x, y }: ShapePoint) => x >= left && x <= right && y >= top && y <= bottom;
  if (shape.some((polygon) => polygon.some(isWithin))) return true;
  const steps = Array.from({ length: pointsOfGrid + 1 }, (_, index) => index / pointsOfGrid);
  return steps.some((across) =>
    steps.some((down) => depthIn(shape, { x: left + (right - left) * across, y: top + (bottom - top) * down }) > 0),
  );
}

/**
 * What a shaped space (round, domed, with a hole) cuts away though it is inside its box: letters beyond the outline or too
 * near to it, and what lies beside the product altogether. Undefined also for spaces that are rectangles.
 */
export function checkShape(checked: CheckedElement, space: Space): Finding | undefined {
  const shape = space.clip === undefined ? null : shapeOf(space.clip);
  const { element, bounds, label } = checked;
  if (shape === null || !Object.values(bounds).every(Number.isFinite)) return undefined;
  if (!touches(shape, bounds)) {
    return report(checked, {
      code: "outside-print-area",
      severity: "warning",
      title: "Outside the printed area",
      detail: `${label} lies beside the shape of ${space.name} and is not printed.`,
      actual: "beside the shape",
      target: "on it",
      ...(element.locks?.delete === true ? {} : { fix: { label: "Remove it", kind: "remove" } }),
    });
  }
  if (element.type !== "text") return undefined;
  const depth = Math.min(
    ...outlineOfText(element)
      .flatMap(sample)
      .map((point) => depthIn(shape, point)),
  );
  if (depth < -toleranceMm) {
    return report(checked, {
      code: "text-cut-off",
      severity: "error",
      title: "Text is cut off",
      detail: `${label} stands ${sayMm(-depth)} out of the shape of ${space.name}.`,
      actual: roundMm(-depth),
      target: 0,
      unit: "mm",
    });
  }
  if (depth >= space.safeMm - toleranceMm) return undefined;
  return report(checked, {
    code: "outside-safe-area",
    severity: "warning",
    title: "Close to the edge",
    detail: `${label} is ${sayMm(depth)} from the edge of the shape; ${space.safeMm} mm are safe.`,
    actual: roundMm(depth),
    target: space.safeMm,
    unit: "mm",
  });
}
