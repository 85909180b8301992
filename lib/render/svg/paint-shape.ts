import { type Bounds, type Matrix, multiply, transformBounds } from "@/lib/render/matrix";
import type { PathStep } from "@/lib/render/parse-path";
import type { FillRule, SvgFill, SvgPaint, SvgShape, SvgStroke } from "./drawing";
import { SvgUnsupportedError } from "./limits";
import { parseColor } from "./parse-color";
import { diagonalOf, parseLength, parseRatio, parseShare, type Viewport } from "./parse-length";
import type { SvgElement } from "./parse-svg";
import { invert } from "./parse-transform";
import { type PaintArea, resolveGradient } from "./resolve-gradient";
import { mapSteps } from "./shape-steps";
import type { SvgDocument } from "./svg-document";
import type { SvgStyle } from "./svg-style";

/** What paints a figure, and where it is. */
export interface ShapeSource {
  readonly element: SvgElement;
  readonly style: SvgStyle;
  readonly steps: readonly PathStep[];
  readonly box: Bounds;
  /** Maps the figure's coordinates to the picture. */
  readonly matrix: Matrix;
  readonly viewport: Viewport;
}

/** Reads a fill rule. Throws SvgUnsupportedError. */
export function readRule(value: string): FillRule {
  if (value !== "nonzero" && value !== "evenodd") throw new SvgUnsupportedError("a fill-rule is not understood");
  return value;
}

/** A figure with its fill and stroke; undefined when nothing of it shows. Throws SvgUnsupportedError. */
export function paintShape(document: SvgDocument, source: ShapeSource): SvgShape | undefined {
  const { style } = source;
  refuseMarkers(source);
  const fill = readFill(document, source);
  const stroke = readStroke(document, source);
  const order = style["paint-order"].split(/\s+/).filter((word) => word !== "markers");
  const isStrokeFirst = order[0] === "stroke";
  const paints = [isStrokeFirst ? stroke : fill, isStrokeFirst ? fill : stroke].filter((paint) => paint !== undefined);
  if (paints.length === 0) return undefined;
  document.budget.spend("steps", source.steps.length * paints.length);
  const reach = stroke ? reachOf(stroke) : 0;
  const { left, top, right, bottom } = source.box;
  const around = { left: left - reach, top: top - reach, right: right + reach, bottom: bottom + reach };
  return { type: "shape", paints, bounds: transformBounds(source.matrix, around) };
}

const markerProperties = ["marker", "marker-start", "marker-mid", "marker-end"] as const;

function refuseMarkers({ element, style }: ShapeSource): void {
  const { name } = element;
  if (name !== "path" && name !== "line" && name !== "polyline" && name !== "polygon") return;
  if (markerProperties.some((property) => style[property] !== "none")) throw new SvgUnsupportedError("it uses markers");
}

function readPaint(
  document: SvgDocument,
  value: string,
  style: SvgStyle,
  area: PaintArea,
): { paint: SvgPaint; opacity: number } | undefined {
  const reference = document.readReference(value);
  const plain = reference ? reference.rest : value;
  if (reference?.target) {
    const { name } = reference.target;
    if (name !== "linearGradient" && name !== "radialGradient") throw new SvgUnsupportedError(`it paints with ${name}`);
    const paint = resolveGradient(document, reference.target, area);
    return paint && { paint, opacity: 1 };
  }
  if (plain === "none" || plain === "") return undefined;
  const { hex, opacity } = parseColor(plain, style.color);
  return { paint: { kind: "color", color: hex }, opacity };
}

function readFill(document: SvgDocument, source: ShapeSource): SvgFill | undefined {
  const { style, steps, matrix } = source;
  if (source.element.name === "line") return undefined;
  const read = readPaint(document, style.fill, style, source);
  const opacity = (read?.opacity ?? 0) * parseShare(style["fill-opacity"]);
  if (!read || opacity === 0) return undefined;
  const { paint } = read;
  const fill = { paint, opacity, rule: readRule(style["fill-rule"]), steps, matrix };
  if (paint.kind !== "radial" || !paint.matrix) return fill;
  const inverse = invert(paint.matrix);
  if (!inverse) throw new SvgUnsupportedError("a gradient is flattened");
  return { ...fill, steps: mapSteps(inverse, steps), matrix: multiply(matrix, paint.matrix) };
}

const caps = new Set(["butt", "round", "square"]);
const joins = new Set(["miter", "round", "bevel"]);

function readStroke(document: SvgDocument, source: ShapeSource): SvgStroke | undefined {
  const { style, matrix, viewport, element } = source;
  const read = readPaint(document, style.stroke, style, source);
  const opacity = (read?.opacity ?? 0) * parseShare(style["stroke-opacity"]);
  const width = parseLength(style["stroke-width"], diagonalOf(viewport));
  if (!read || opacity === 0 || width === 0) return undefined;
  if (read.paint.kind === "radial" && read.paint.matrix)
    throw new SvgUnsupportedError("a stroke is painted with an elliptic gradient");
  if ((element.attributes.get("vector-effect") ?? "none") !== "none")
    throw new SvgUnsupportedError("it uses vector-effect");
  const cap = style["stroke-linecap"];
  const join = style["stroke-linejoin"];
  const miterLimit = parseRatio(style["stroke-miterlimit"]);
  if (width < 0 || !caps.has(cap) || !joins.has(join) || miterLimit < 1)
    throw new SvgUnsupportedError("a stroke is not understood");
  const dashes = readDashes(document, source);
  const dashOffset = dashes.length > 0 ? parseLength(style["stroke-dashoffset"], diagonalOf(viewport)) : 0;
  const steps = cap === "butt" ? source.steps : drawDots(source.steps, width);
  return { paint: read.paint, opacity, width, cap, join, miterLimit, dashes, dashOffset, steps, matrix };
}

/** Lengths of dashes and gaps; none for an unbroken line. */
function readDashes(document: SvgDocument, { element, style, viewport, steps }: ShapeSource): number[] {
  const text = style["stroke-dasharray"];
  if (text === "none" || text === "") return [];
  const dashes = text.split(/\s*,\s*|\s+/).map((part) => parseLength(part, diagonalOf(viewport)));
  const sum = dashes.reduce((total, dash) => total + dash, 0);
  if (dashes.some((dash) => dash < 0)) throw new SvgUnsupportedError("a dash is negative");
  if (sum === 0) return [];
  if (element.attributes.has("pathLength")) throw new SvgUnsupportedError("dashes are measured by pathLength");
  document.budget.spend("dashes", Math.ceil((longestLength(steps) / sum) * dashes.length));
  return dashes;
}

/** At least the length of the path: that of its control points. */
function longestLength(steps: readonly PathStep[]): number {
  let length = 0;
  let [x, y] = [0, 0];
  let [startX, startY] = [0, 0];
  const goTo = (toX: number, toY: number) => {
    length += Math.hypot(toX - x, toY - y);
    [x, y] = [toX, toY];
  };
  for (const step of steps) {
    if (step.op === "Z") goTo(startX, startY);
    else if (step.op === "M") [x, y, startX, startY] = [step.x, step.y, step.x, step.y];
    else {
      if (step.op === "C") {
        goTo(step.x1, step.y1);
        goTo(step.x2, step.y2);
      }
      goTo(step.x, step.y);
    }
  }
  return length;
}

/** Canvases draw nothing for a line without length, where SVG draws its caps: such a line gets an invisible one. */
function drawDots(steps: readonly PathStep[], width: number): readonly PathStep[] {
  const drawn: PathStep[] = [];
  let subpath: PathStep[] = [];
  const finish = () => {
    const [start] = subpath;
    const isDot =
      start?.op === "M" &&
      subpath.length > 1 &&
      subpath.every(
        (step) =>
          step.op === "Z" ||
          (step.x === start.x &&
            step.y === start.y &&
            (step.op !== "C" ||
              (step.x1 === start.x && step.y1 === start.y && step.x2 === start.x && step.y2 === start.y))),
      );
    if (isDot) drawn.push(start, { op: "L", x: start.x + Math.max(width / 1_000, 0.0005), y: start.y });
    else for (const step of subpath) drawn.push(step);
    subpath = [];
  };
  for (const step of steps) {
    if (step.op === "M") finish();
    subpath.push(step);
  }
  finish();
  return drawn;
}

/** How far a stroke reaches beyond the outline. */
function reachOf({ width, cap, join, miterLimit }: SvgStroke): number {
  return (width / 2) * Math.max(cap === "square" ? Math.SQRT2 : 1, join === "miter" ? miterLimit : 1);
}
