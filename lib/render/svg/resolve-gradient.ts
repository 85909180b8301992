import { type Bounds, identity, type Matrix, multiply } from "@/lib/render/matrix";
import type { SvgPaint, SvgStop } from "./drawing";
import { SvgUnsupportedError } from "./limits";
import { parseColor } from "./parse-color";
import { diagonalOf, parseLength, parseShare, type Viewport } from "./parse-length";
import type { SvgElement } from "./parse-svg";
import { invert, parseTransform } from "./parse-transform";
import type { SvgDocument } from "./svg-document";

/** Most gradients that may take properties from one another. */
const longestChain = 32;
const fullBox: Viewport = { width: 1, height: 1 };

/** Where the paint goes: the figure's box in its own coordinates, and the viewport. */
export interface PaintArea {
  readonly box: Bounds | undefined;
  readonly viewport: Viewport;
}

/** What a gradient paints a figure with; undefined when it paints nothing. Throws SvgUnsupportedError. */
export function resolveGradient(document: SvgDocument, element: SvgElement, area: PaintArea): SvgPaint | undefined {
  const chain = chainOf(document, element);
  const read = (name: string) => {
    const isGeneral = name.startsWith("gradient") || name === "spreadMethod";
    const owner = chain.find((link) => link.attributes.has(name) && (isGeneral || link.name === element.name));
    return owner?.attributes.get(name);
  };
  const isBox = (read("gradientUnits") ?? "objectBoundingBox") === "objectBoundingBox";
  if (!isBox && read("gradientUnits") !== "userSpaceOnUse")
    throw new SvgUnsupportedError("gradientUnits are not understood");
  const stops = readStops(document, chain.find((link) => link.children.some(isStop)) ?? element);
  const last = stops.at(-1);
  if (!last) return undefined;
  const matrix = placeGradient(isBox ? area.box : undefined, isBox, read("gradientTransform"));
  if (!matrix) return undefined;
  if (stops.length === 1) return { kind: "color", color: last.color, opacity: last.opacity };
  if ((read("spreadMethod") ?? "pad") !== "pad") throw new SvgUnsupportedError("a gradient repeats");
  const viewport = isBox ? fullBox : area.viewport;
  const coordinate = (name: string, initial: string, whole: number) => parseLength(read(name) ?? initial, whole);
  if (element.name === "linearGradient") {
    const from: Point = [coordinate("x1", "0%", viewport.width), coordinate("y1", "0%", viewport.height)];
    const to: Point = [coordinate("x2", "100%", viewport.width), coordinate("y2", "0%", viewport.height)];
    if (from[0] === to[0] && from[1] === to[1]) return { kind: "color", color: last.color, opacity: last.opacity };
    return { kind: "linear", ...foldLinear(matrix, from, to), stops };
  }
  const cx = coordinate("cx", "50%", viewport.width);
  const cy = coordinate("cy", "50%", viewport.height);
  const r = coordinate("r", "50%", diagonalOf(viewport));
  const fx = read("fx") === undefined ? cx : coordinate("fx", "", viewport.width);
  const fy = read("fy") === undefined ? cy : coordinate("fy", "", viewport.height);
  const fr = coordinate("fr", "0", diagonalOf(viewport));
  if (r < 0 || fr < 0) throw new SvgUnsupportedError("a gradient's radius is negative");
  if (r === 0) return { kind: "color", color: last.color, opacity: last.opacity };
  if (Math.hypot(fx - cx, fy - cy) + fr >= r * 0.999) throw new SvgUnsupportedError("a gradient's focus lies outside");
  return foldRadial(matrix, [fx, fy, fr, cx, cy, r], stops);
}

type Point = readonly [number, number];

const isStop = (element: SvgElement) => element.name === "stop";

function chainOf(document: SvgDocument, element: SvgElement): SvgElement[] {
  const chain: SvgElement[] = [];
  for (let link: SvgElement | undefined = element; link; link = document.linkedFrom(link)) {
    if (!link.name.endsWith("Gradient")) break;
    if (chain.length >= longestChain) throw new SvgUnsupportedError("gradients refer to each other without end");
    document.budget.spend("visits");
    chain.push(link);
  }
  return chain;
}

function readStops(document: SvgDocument, owner: SvgElement): SvgStop[] {
  const stops: SvgStop[] = [];
  let furthest = 0;
  for (const stop of owner.children) {
    if (!isStop(stop)) continue;
    document.budget.spend("visits");
    furthest = Math.max(furthest, parseShare(stop.attributes.get("offset") ?? "0"));
    const color = parseColor(stop.attributes.get("stop-color") ?? "black", document.styleOf(stop).color);
    const opacity = color.opacity * parseShare(stop.attributes.get("stop-opacity") ?? "1");
    stops.push({ offset: furthest, color: color.hex, opacity });
  }
  return stops;
}

/** Maps gradient coordinates to the figure's; undefined on a figure without extent, which a box gradient leaves out. */
function placeGradient(box: Bounds | undefined, isBox: boolean, transform: string | undefined): Matrix | undefined {
  const own = transform === undefined ? identity : parseTransform(transform);
  if (!invert(own)) throw new SvgUnsupportedError("a gradient is flattened");
  if (!isBox) return own;
  if (!box || box.right <= box.left || box.bottom <= box.top) return undefined;
  const matrix = multiply([box.right - box.left, 0, 0, box.bottom - box.top, box.left, box.top], own);
  return invert(matrix) && matrix;
}

/** A linear gradient after a transform is another one: its lines of one colour stay straight, and parallel. */
function foldLinear(matrix: Matrix, from: Point, to: Point): { from: Point; to: Point } {
  const [a, b, c, d, e, f] = matrix;
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const scale = (a * d - b * c) * (dx * dx + dy * dy);
  // How fast the colours change along each axis.
  const [gx, gy] = [(d * dx - b * dy) / scale, (a * dy - c * dx) / scale];
  const [x, y] = [a * from[0] + c * from[1] + e, b * from[0] + d * from[1] + f];
  const square = gx * gx + gy * gy;
  const end: Point = [x + gx / square, y + gy / square];
  if (!end.every(Number.isFinite)) throw new SvgUnsupportedError("a gradient is flattened");
  return { from: [x, y], to: end };
}

type Circles = readonly [number, number, number, number, number, number];

function foldRadial(matrix: Matrix, circles: Circles, stops: readonly SvgStop[]): SvgPaint {
  const [a, b, c, d, e, f] = matrix;
  const size = Math.hypot(a, b);
  const tolerance = size * 1e-6;
  const isTurned = Math.abs(a - d) <= tolerance && Math.abs(b + c) <= tolerance;
  const isFlipped = Math.abs(a + d) <= tolerance && Math.abs(b - c) <= tolerance;
  if (!isTurned && !isFlipped) return { kind: "radial", circles, stops, matrix };
  const [fx, fy, fr, cx, cy, r] = circles;
  const focus = [a * fx + c * fy + e, b * fx + d * fy + f] as const;
  const centre = [a * cx + c * cy + e, b * cx + d * cy + f] as const;
  return { kind: "radial", circles: [...focus, fr * size, ...centre, r * size], stops };
}
