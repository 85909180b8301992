import type { Canvas2D } from "./canvas";
import { type Matrix, multiply, scaling, translation } from "./matrix";
import { type PathStep, parsePath, tracePath } from "./parse-path";
import { pathBounds } from "./path-bounds";
import type { PathElement, ShapeElement } from "./scene";

/** Default line width of shapes, mm. */
export const defaultStrokeWidthMm = 0.25;
/** Handle length of a cubic quarter circle of radius 1. */
const quarter = 0.5522847498307936;

/** A shape's outline in its own coordinates, mm. */
export function shapeSteps(element: ShapeElement): PathStep[] {
  const { width, height } = element.transform;
  const { content } = element;
  switch (content.shape) {
    case "rect":
      return rectangle(width, height, Math.min(content.cornerRadiusMm ?? 0, width / 2, height / 2));
    case "ellipse":
      return rounded(width, height, width / 2, height / 2);
    case "polygon":
      return ring(width, height, content.points ?? 6, undefined);
    case "star":
      return ring(width, height, content.points ?? 5, innerRadius(content.points ?? 5));
    case "line":
      return [
        { op: "M", x: 0, y: 0 },
        { op: "L", x: width, y: height },
      ];
  }
}

function rectangle(width: number, height: number, radius: number): PathStep[] {
  if (radius > 0) return rounded(width, height, radius, radius);
  return [
    { op: "M", x: 0, y: 0 },
    { op: "L", x: width, y: 0 },
    { op: "L", x: width, y: height },
    { op: "L", x: 0, y: height },
    { op: "Z" },
  ];
}

/** A box with elliptic corners; with radii of half its size an ellipse. */
function rounded(width: number, height: number, rx: number, ry: number): PathStep[] {
  const [hx, hy] = [rx * (1 - quarter), ry * (1 - quarter)];
  return [
    { op: "M", x: rx, y: 0 },
    { op: "L", x: width - rx, y: 0 },
    { op: "C", x1: width - hx, y1: 0, x2: width, y2: hy, x: width, y: ry },
    { op: "L", x: width, y: height - ry },
    { op: "C", x1: width, y1: height - hy, x2: width - hx, y2: height, x: width - rx, y: height },
    { op: "L", x: rx, y: height },
    { op: "C", x1: hx, y1: height, x2: 0, y2: height - hy, x: 0, y: height - ry },
    { op: "L", x: 0, y: ry },
    { op: "C", x1: 0, y1: hy, x2: hx, y2: 0, x: rx, y: 0 },
    { op: "Z" },
  ];
}

/** The regular star polygon {n/2} has straight edges through its tips; three and four tips have none. */
function innerRadius(points: number): number {
  return points < 5 ? 0.4 : Math.cos((2 * Math.PI) / points) / Math.cos(Math.PI / points);
}

/** Corners on the ellipse inscribed in the box, the first one at its top. */
function ring(width: number, height: number, points: number, inner: number | undefined): PathStep[] {
  const count = inner === undefined ? points : points * 2;
  const steps: PathStep[] = [];
  for (let index = 0; index < count; index += 1) {
    const angle = (index / count) * 2 * Math.PI;
    const reach = inner !== undefined && index % 2 === 1 ? inner : 1;
    const x = (width / 2) * (1 + reach * Math.sin(angle));
    const y = (height / 2) * (1 - reach * Math.cos(angle));
    steps.push({ op: index === 0 ? "M" : "L", x, y });
  }
  steps.push({ op: "Z" });
  return steps;
}

interface Paint {
  readonly fill: string | undefined;
  readonly stroke: string | undefined;
  readonly strokeWidthMm: number;
}

/** What a shape or path is painted with; its count decides whether opacity needs a layer. */
export function paintOf(element: ShapeElement | PathElement): Paint {
  const { content } = element;
  if (element.type === "path") {
    const outline = element.content.stroke;
    const visible = outline && outline.widthMm > 0 ? outline : undefined;
    return { fill: content.fill, stroke: visible?.color, strokeWidthMm: visible?.widthMm ?? 0 };
  }
  const shape = element.content;
  const strokeWidthMm = shape.strokeWidthMm ?? defaultStrokeWidthMm;
  if (shape.shape === "line") return { fill: undefined, stroke: shape.stroke ?? shape.fill, strokeWidthMm };
  return { fill: shape.fill, stroke: strokeWidthMm > 0 ? shape.stroke : undefined, strokeWidthMm };
}

function paintSteps(context: Canvas2D, steps: readonly PathStep[], paint: Paint): void {
  context.beginPath();
  tracePath(context, steps);
  if (paint.fill !== undefined) {
    context.fillStyle = paint.fill;
    context.fill();
  }
  if (paint.stroke !== undefined) {
    context.strokeStyle = paint.stroke;
    context.lineWidth = paint.strokeWidthMm;
    context.lineJoin = "miter";
    context.lineCap = "butt";
    context.miterLimit = 10;
    context.stroke();
  }
}

export function drawShape(context: Canvas2D, element: ShapeElement, matrix: Matrix): void {
  context.setTransform(...matrix);
  paintSteps(context, shapeSteps(element), paintOf(element));
}

/** Maps path data on the element's box; a flat path (no width or no height) keeps its own size in that direction. */
export function fitPath(steps: readonly PathStep[], width: number, height: number): PathStep[] {
  const bounds = pathBounds(steps);
  if (!bounds) return [];
  const scaleX = bounds.right > bounds.left ? width / (bounds.right - bounds.left) : 1;
  const scaleY = bounds.bottom > bounds.top ? height / (bounds.bottom - bounds.top) : 1;
  const fit = multiply(scaling(scaleX, scaleY), translation(-bounds.left, -bounds.top));
  const mapX = (x: number) => fit[0] * x + fit[4];
  const mapY = (y: number) => fit[3] * y + fit[5];
  return steps.map((step) => {
    if (step.op === "Z") return step;
    const end = { x: mapX(step.x), y: mapY(step.y) };
    if (step.op !== "C") return { op: step.op, ...end };
    return { op: "C", x1: mapX(step.x1), y1: mapY(step.y1), x2: mapX(step.x2), y2: mapY(step.y2), ...end };
  });
}

/** Draws path data mapped on the element's box; its line width is not scaled. Throws PathSyntaxError. */
export function drawPath(context: Canvas2D, element: PathElement, matrix: Matrix): void {
  const { width, height } = element.transform;
  context.setTransform(...matrix);
  paintSteps(context, fitPath(parsePath(element.content.d), width, height), paintOf(element));
}
