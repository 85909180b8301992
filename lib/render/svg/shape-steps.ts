import type { Matrix } from "@/lib/render/matrix";
import { type PathStep, PathSyntaxError, parsePath } from "@/lib/render/parse-path";
import { SvgUnsupportedError } from "./limits";
import { diagonalOf, parseLength, parseNumbers, type Viewport } from "./parse-length";
import type { SvgElement } from "./parse-svg";

/** Handle length of a cubic quarter circle of radius 1. */
const handle = 0.5522847498307936;

/** Elements that draw a figure. */
export const shapeNames: ReadonlySet<string> = new Set([
  "path",
  "rect",
  "circle",
  "ellipse",
  "line",
  "polyline",
  "polygon",
]);
/** Figures whose outline turns clockwise and never crosses itself. */
export const plainShapeNames: ReadonlySet<string> = new Set(["rect", "circle", "ellipse"]);

/** A figure's outline in its own coordinates; nothing for a figure without extent. Throws SvgUnsupportedError. */
export function shapeSteps(element: SvgElement, viewport: Viewport): PathStep[] {
  const { attributes } = element;
  const along = (name: string, whole: number) => parseLength(attributes.get(name) ?? "0", whole);
  const x = (name: string) => along(name, viewport.width);
  const y = (name: string) => along(name, viewport.height);
  switch (element.name) {
    case "path":
      return pathSteps(attributes.get("d") ?? "");
    case "rect":
      return rectangleSteps(element, viewport, { x: x("x"), y: y("y"), width: x("width"), height: y("height") });
    case "circle": {
      const r = along("r", diagonalOf(viewport));
      return ellipseSteps(x("cx"), y("cy"), r, r);
    }
    case "ellipse":
      return ellipseSteps(x("cx"), y("cy"), ...radii(element, viewport));
    case "line":
      return [
        { op: "M", x: x("x1"), y: y("y1") },
        { op: "L", x: x("x2"), y: y("y2") },
      ];
    default:
      return polygonSteps(attributes.get("points") ?? "", element.name === "polygon");
  }
}

function pathSteps(d: string): PathStep[] {
  if (d === "" || d === "none") return [];
  try {
    const steps = parsePath(d);
    if (steps.every(isBounded)) return steps;
  } catch (error) {
    if (!(error instanceof PathSyntaxError)) throw error;
  }
  // Viewers draw such a path up to its fault.
  throw new SvgUnsupportedError("a path's data is faulty");
}

function isBounded(step: PathStep): boolean {
  return Object.values(step).every((value) => typeof value === "string" || Math.abs(value) <= 1e8);
}

/** `rx` and `ry`; one that is not given is as the other. */
function radii({ attributes }: SvgElement, viewport: Viewport): [number, number] {
  const read = (name: string, whole: number) => {
    const text = attributes.get(name);
    return text === undefined || text === "auto" ? undefined : parseLength(text, whole);
  };
  const rx = read("rx", viewport.width);
  const ry = read("ry", viewport.height);
  return [rx ?? ry ?? 0, ry ?? rx ?? 0];
}

function refuseNegative(...values: number[]): void {
  if (values.some((value) => value < 0)) throw new SvgUnsupportedError("a size or radius is negative");
}

function rectangleSteps(
  element: SvgElement,
  viewport: Viewport,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): PathStep[] {
  const [wantedX, wantedY] = radii(element, viewport);
  refuseNegative(width, height, wantedX, wantedY);
  if (width === 0 || height === 0) return [];
  const [right, bottom] = [x + width, y + height];
  const rx = Math.min(wantedX, width / 2);
  const ry = Math.min(wantedY, height / 2);
  if (rx === 0 || ry === 0) return boxSteps(x, y, right, bottom);
  const [hx, hy] = [rx * (1 - handle), ry * (1 - handle)];
  return [
    { op: "M", x: x + rx, y },
    { op: "L", x: right - rx, y },
    { op: "C", x1: right - hx, y1: y, x2: right, y2: y + hy, x: right, y: y + ry },
    { op: "L", x: right, y: bottom - ry },
    { op: "C", x1: right, y1: bottom - hy, x2: right - hx, y2: bottom, x: right - rx, y: bottom },
    { op: "L", x: x + rx, y: bottom },
    { op: "C", x1: x + hx, y1: bottom, x2: x, y2: bottom - hy, x, y: bottom - ry },
    { op: "L", x, y: y + ry },
    { op: "C", x1: x, y1: y + hy, x2: x + hx, y2: y, x: x + rx, y },
    { op: "Z" },
  ];
}

export function boxSteps(left: number, top: number, right: number, bottom: number): PathStep[] {
  return [
    { op: "M", x: left, y: top },
    { op: "L", x: right, y: top },
    { op: "L", x: right, y: bottom },
    { op: "L", x: left, y: bottom },
    { op: "Z" },
  ];
}

/** From its rightmost point, where dashes begin. */
function ellipseSteps(cx: number, cy: number, rx: number, ry: number): PathStep[] {
  refuseNegative(rx, ry);
  if (rx === 0 || ry === 0) return [];
  const [hx, hy] = [rx * handle, ry * handle];
  return [
    { op: "M", x: cx + rx, y: cy },
    { op: "C", x1: cx + rx, y1: cy + hy, x2: cx + hx, y2: cy + ry, x: cx, y: cy + ry },
    { op: "C", x1: cx - hx, y1: cy + ry, x2: cx - rx, y2: cy + hy, x: cx - rx, y: cy },
    { op: "C", x1: cx - rx, y1: cy - hy, x2: cx - hx, y2: cy - ry, x: cx, y: cy - ry },
    { op: "C", x1: cx + hx, y1: cy - ry, x2: cx + rx, y2: cy - hy, x: cx + rx, y: cy },
    { op: "Z" },
  ];
}

function polygonSteps(points: string, isClosed: boolean): PathStep[] {
  const numbers = parseNumbers(points);
  const steps: PathStep[] = [];
  for (let index = 0; index + 1 < numbers.length; index += 2)
    steps.push({ op: index === 0 ? "M" : "L", x: numbers[index] ?? 0, y: numbers[index + 1] ?? 0 });
  if (isClosed && steps.length > 0) steps.push({ op: "Z" });
  return steps;
}

/** The steps after a transform. */
export function mapSteps([a, b, c, d, e, f]: Matrix, steps: readonly PathStep[]): PathStep[] {
  const mapX = (x: number, y: number) => a * x + c * y + e;
  const mapY = (x: number, y: number) => b * x + d * y + f;
  return steps.map((step) => {
    if (step.op === "Z") return step;
    const end = { x: mapX(step.x, step.y), y: mapY(step.x, step.y) };
    if (step.op !== "C") return { op: step.op, ...end };
    const [x1, y1] = [mapX(step.x1, step.y1), mapY(step.x1, step.y1)];
    return { op: "C", x1, y1, x2: mapX(step.x2, step.y2), y2: mapY(step.x2, step.y2), ...end };
  });
}
