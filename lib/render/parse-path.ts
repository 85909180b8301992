import type { Canvas2D } from "./canvas";
import type { Bounds } from "./matrix";

/** One drawing step in absolute coordinates; arcs and smooth curves are already resolved. */
export type PathStep =
  | { readonly op: "M" | "L"; readonly x: number; readonly y: number }
  | {
      readonly op: "C";
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly x: number;
      readonly y: number;
    }
  | { readonly op: "Z" };

/** Thrown for path data that breaks the SVG grammar; `position` is the offending character's index. */
export class PathSyntaxError extends Error {
  readonly position: number;
  constructor(message: string, position: number) {
    super(`${message} at character ${position}`);
    this.name = "PathSyntaxError";
    this.position = position;
  }
}

const argumentsOf: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };
const numberPattern = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const separators = /[\s,]*/y;

class Reader {
  position = 0;
  constructor(readonly text: string) {}

  skip(): void {
    separators.lastIndex = this.position;
    separators.exec(this.text);
    this.position = separators.lastIndex;
  }

  get atEnd(): boolean {
    this.skip();
    return this.position >= this.text.length;
  }

  command(): string | undefined {
    this.skip();
    const letter = this.text.charAt(this.position);
    if (!/[a-zA-Z]/.test(letter)) return undefined;
    if (argumentsOf[letter.toUpperCase()] === undefined) {
      throw new PathSyntaxError(`unknown path command ${letter}`, this.position);
    }
    this.position += 1;
    return letter;
  }

  number(): number {
    this.skip();
    numberPattern.lastIndex = this.position;
    const found = numberPattern.exec(this.text);
    if (!found) throw new PathSyntaxError("a number is missing", this.position);
    const value = Number(found[0]);
    if (!Number.isFinite(value) || Math.abs(value) > 1e9) throw new PathSyntaxError("a number is too large", this.position);
    this.position = numberPattern.lastIndex;
    return value;
  }

  flag(): boolean {
    this.skip();
    const letter = this.text.charAt(this.position);
    if (letter !== "0" && letter !== "1") throw new PathSyntaxError("an arc flag must be 0 or 1", this.position);
    this.position += 1;
    return letter === "1";
  }
}

/** Parses SVG 1.1 path data. Throws PathSyntaxError. */
export function parsePath(d: string): PathStep[] {
  const reader = new Reader(d);
  const steps: PathStep[] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  /** Reflected control points of the previous cubic or quadratic curve. */
  let cubic: { x: number; y: number } | undefined;
  let quadratic: { x: number; y: number } | undefined;
  let current: string | undefined;
  const curveTo = (x1: number, y1: number, x2: number, y2: number, endX: number, endY: number) => {
    steps.push({ op: "C", x1, y1, x2, y2, x: endX, y: endY });
    x = endX;
    y = endY;
  };
  const quadraticTo = (qx: number, qy: number, endX: number, endY: number) => {
    quadratic = { x: qx, y: qy };
    curveTo(x + (2 / 3) * (qx - x), y + (2 / 3) * (qy - y), endX + (2 / 3) * (qx - endX), endY + (2 / 3) * (qy - endY), endX, endY);
  };

  while (!reader.atEnd) {
    const letter = reader.command();
    if (letter) current = letter;
    else if (!current || current.toUpperCase() === "Z") throw new PathSyntaxError("a path command is missing", reader.position);
    else if (current === "M") current = "L";
    else if (current === "m") current = "l";
    const command = current ?? "";
    const kind = command.toUpperCase();
    if (steps.length === 0 && kind !== "M") throw new PathSyntaxError("a path must begin with M", reader.position);
    const relative = command !== kind;
    const [baseX, baseY] = relative ? [x, y] : [0, 0];
    const lastCubic = cubic;
    const lastQuadratic = quadratic;
    cubic = undefined;
    quadratic = undefined;
    switch (kind) {
      case "M":
      case "L":
        x = baseX + reader.number();
        y = baseY + reader.number();
        if (kind === "M") [startX, startY] = [x, y];
        steps.push({ op: kind, x, y });
        break;
      case "H":
        x = baseX + reader.number();
        steps.push({ op: "L", x, y });
        break;
      case "V":
        y = baseY + reader.number();
        steps.push({ op: "L", x, y });
        break;
      case "C":
      case "S": {
        const x1 = kind === "C" ? baseX + reader.number() : 2 * x - (lastCubic?.x ?? x);
        const y1 = kind === "C" ? baseY + reader.number() : 2 * y - (lastCubic?.y ?? y);
        const x2 = baseX + reader.number();
        const y2 = baseY + reader.number();
        curveTo(x1, y1, x2, y2, baseX + reader.number(), baseY + reader.number());
        cubic = { x: x2, y: y2 };
        break;
      }
      case "Q":
      case "T": {
        const qx = kind === "Q" ? baseX + reader.number() : 2 * x - (lastQuadratic?.x ?? x);
        const qy = kind === "Q" ? baseY + reader.number() : 2 * y - (lastQuadratic?.y ?? y);
        quadraticTo(qx, qy, baseX + reader.number(), baseY + reader.number());
        break;
      }
      case "A": {
        const rx = reader.number();
        const ry = reader.number();
        const tilt = reader.number();
        const large = reader.flag();
        const sweep = reader.flag();
        const arc = { fromX: x, fromY: y, rx, ry, tilt, large, sweep, toX: baseX + reader.number(), toY: baseY + reader.number() };
        for (const step of arcToCurves(arc)) steps.push(step);
        x = arc.toX;
        y = arc.toY;
        break;
      }
      default:
        steps.push({ op: "Z" });
        [x, y] = [startX, startY];
    }
  }
  return steps;
}

interface Arc {
  fromX: number;
  fromY: number;
  rx: number;
  ry: number;
  tilt: number;
  large: boolean;
  sweep: boolean;
  toX: number;
  toY: number;
}

/** Endpoint to centre conversion of SVG 1.1, appendix F.6, then at most a quarter turn for each cubic curve. */
function arcToCurves(arc: Arc): PathStep[] {
  let rx = Math.abs(arc.rx);
  let ry = Math.abs(arc.ry);
  if (rx === 0 || ry === 0) return [{ op: "L", x: arc.toX, y: arc.toY }];
  if (arc.fromX === arc.toX && arc.fromY === arc.toY) return [];
  const phi = (arc.tilt * Math.PI) / 180;
  const cos = Math.cos(phi);
  const sin = Math.sin(phi);
  const dx = (arc.fromX - arc.toX) / 2;
  const dy = (arc.fromY - arc.toY) / 2;
  const px = cos * dx + sin * dy;
  const py = -sin * dx + cos * dy;
  const excess = (px * px) / (rx * rx) + (py * py) / (ry * ry);
  if (excess > 1) {
    rx *= Math.sqrt(excess);
    ry *= Math.sqrt(excess);
  }
  const divisor = rx * rx * py * py + ry * ry * px * px;
  const root = Math.sqrt(Math.max(0, (rx * rx * ry * ry - divisor) / divisor)) * (arc.large === arc.sweep ? -1 : 1);
  const cx = (root * rx * py) / ry;
  const cy = (-root * ry * px) / rx;
  const centreX = cos * cx - sin * cy + (arc.fromX + arc.toX) / 2;
  const centreY = sin * cx + cos * cy + (arc.fromY + arc.toY) / 2;
  const start = Math.atan2((py - cy) / ry, (px - cx) / rx);
  let turn = Math.atan2((-py - cy) / ry, (-px - cx) / rx) - start;
  if (arc.sweep && turn < 0) turn += 2 * Math.PI;
  if (!arc.sweep && turn > 0) turn -= 2 * Math.PI;
  const count = Math.max(1, Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9));
  const delta = turn / count;
  const handle = (4 / 3) * Math.tan(delta / 4);
  const point = (ux: number, uy: number) => ({ x: centreX + cos * rx * ux - sin * ry * uy, y: centreY + sin * rx * ux + cos * ry * uy });
  const steps: PathStep[] = [];
  for (let index = 0; index < count; index += 1) {
    const from = start + delta * index;
    const to = from + delta;
    const one = point(Math.cos(from) - handle * Math.sin(from), Math.sin(from) + handle * Math.cos(from));
    const two = point(Math.cos(to) + handle * Math.sin(to), Math.sin(to) - handle * Math.cos(to));
    const end = index === count - 1 ? { x: arc.toX, y: arc.toY } : point(Math.cos(to), Math.sin(to));
    steps.push({ op: "C", x1: one.x, y1: one.y, x2: two.x, y2: two.y, x: end.x, y: end.y });
  }
  return steps;
}

/** Adds the steps to the context's current path. */
export function tracePath(context: Canvas2D, steps: readonly PathStep[]): void {
  for (const step of steps) {
    if (step.op === "M") context.moveTo(step.x, step.y);
    else if (step.op === "L") context.lineTo(step.x, step.y);
    else if (step.op === "C") context.bezierCurveTo(step.x1, step.y1, step.x2, step.y2, step.x, step.y);
    else context.closePath();
  }
}

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
      for (const t of extrema(x, step.x1, step.x2, step.x)) include(cubicAt(x, step.x1, step.x2, step.x, t), cubicAt(y, step.y1, step.y2, step.y, t));
      for (const t of extrema(y, step.y1, step.y2, step.y)) include(cubicAt(x, step.x1, step.x2, step.x, t), cubicAt(y, step.y1, step.y2, step.y, t));
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
