import { type Bounds, type Matrix, multiply, scaling, transformBounds } from "@/lib/render/matrix";
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
  const reach = stroke ? reachOf(stroke, widthOf(source)) : 0;
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

function readPaint(document: SvgDocument, value: string, style: SvgStyle, area: PaintArea): SvgPaint | undefined {
  const reference = document.readReference(value);
  const plain = reference ? reference.rest : value;
  if (reference?.target) {
    const { name } = reference.target;
    if (name !== "linearGradient" && name !== "radialGradient") throw new SvgUnsupportedError(`it paints with ${name}`);
    return resolveGradient(document, reference.target, area);
  }
  if (plain === "none" || plain === "") return undefined;
  const { hex, opacity } = parseColor(plain, style.color);
  return { kind: "color", color: hex, opacity };
}

/** Opacity of what is painted, but for that of a gradient's stops. */
function opacityOf(paint: SvgPaint | undefined, share: string): number {
  if (!paint) return 0;
  return parseShare(share) * (paint.kind === "color" ? paint.opacity : 1);
}

function readFill(document: SvgDocument, source: ShapeSource): SvgFill | undefined {
  const { style, steps, matrix } = source;
  if (source.element.name === "line") return undefined;
  const paint = readPaint(document, style.fill, style, source);
  const opacity = opacityOf(paint, style["fill-opacity"]);
  if (!paint || opacity === 0) return undefined;
  const fill = { paint, opacity, rule: readRule(style["fill-rule"]), steps, matrix };
  if (paint.kind !== "radial" || !paint.matrix) return fill;
  const inverse = invert(paint.matrix);
  if (!inverse) throw new SvgUnsupportedError("a gradient is flattened");
  return { ...fill, steps: mapSteps(inverse, steps), matrix: multiply(matrix, paint.matrix) };
}

function widthOf({ style, viewport }: ShapeSource): number {
  return parseLength(style["stroke-width"], diagonalOf(viewport));
}

const caps = new Set(["butt", "round", "square"]);
const joins = new Set(["miter", "round", "bevel"]);

function readStroke(document: SvgDocument, source: ShapeSource): SvgStroke | undefined {
  const { style, matrix, viewport, element } = source;
  const paint = readPaint(document, style.stroke, style, source);
  const opacity = opacityOf(paint, style["stroke-opacity"]);
  const width = widthOf(source);
  if (!paint || opacity === 0 || width === 0) return undefined;
  if (paint.kind === "radial" && paint.matrix)
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
  const stroke = { paint, opacity, width, cap, join, miterLimit, dashes, dashOffset, steps, matrix };
  return dashes.length > 0 ? enlarge(stroke, source.box) : stroke;
}

/** Size in own units of figures whose dashes are measured. */
const measuredSize = 10_000;

/** Skia measures along curves to half a unit when it writes a PDF, so that dashes drift in drawings of few units. */
function enlarge(stroke: SvgStroke, { left, top, right, bottom }: Bounds): SvgStroke {
  const scale = measuredSize / Math.max(right - left, bottom - top);
  if (!(scale > 1 && scale < 1e9)) return stroke;
  return {
    ...stroke,
    paint: enlargePaint(stroke.paint, scale),
    width: stroke.width * scale,
    dashes: stroke.dashes.map((dash) => dash * scale),
    dashOffset: stroke.dashOffset * scale,
    steps: mapSteps(scaling(scale, scale), stroke.steps),
    matrix: multiply(stroke.matrix, scaling(1 / scale, 1 / scale)),
  };
}

function enlargePaint(paint: SvgPaint, scale: number): SvgPaint {
  if (paint.kind === "color") return paint;
  if (paint.kind === "linear") {
    const [x1, y1, x2, y2] = [...paint.from, ...paint.to];
    return { ...paint, from: [x1 * scale, y1 * scale], to: [x2 * scale, y2 * scale] };
  }
  const [fx, fy, fr, cx, cy, r] = paint.circles;
  return { ...paint, circles: [fx * scale, fy * scale, fr * scale, cx * scale, cy * scale, r * scale] };
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
function reachOf({ cap, join, miterLimit }: SvgStroke, width: number): number {
  return (width / 2) * Math.max(cap === "square" ? Math.SQRT2 : 1, join === "miter" ? miterLimit : 1);
}
