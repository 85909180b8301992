import type { Canvas2D } from "./canvas";

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
    if (!Number.isFinite(value) || Math.abs(value) > 1e9)
      throw new PathSyntaxError("a number is too large", this.position);
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

type Point = { readonly x: number; readonly y: number };

/** Carries the pen from command to command. */
class Pen {
  readonly steps: PathStep[] = [];
  x = 0;
  y = 0;
  #startX = 0;
  #startY = 0;
  /** Last control point of the previous cubic or quadratic curve, which S and T reflect. */
  #cubic: Point | undefined;
  #quadratic: Point | undefined;

  constructor(readonly reader: Reader) {}

  draw(command: string): void {
    const kind = command.toUpperCase();
    const isRelative = command !== kind;
    const [baseX, baseY] = isRelative ? [this.x, this.y] : [0, 0];
    const cubic = this.#cubic;
    const quadratic = this.#quadratic;
    this.#cubic = undefined;
    this.#quadratic = undefined;
    if (kind === "M" || kind === "L") this.#lineTo(kind, baseX + this.reader.number(), baseY + this.reader.number());
    else if (kind === "H") this.#lineTo("L", baseX + this.reader.number(), this.y);
    else if (kind === "V") this.#lineTo("L", this.x, baseY + this.reader.number());
    else if (kind === "C") this.#cubicTo(this.#point(baseX, baseY), baseX, baseY);
    else if (kind === "S") this.#cubicTo(this.#reflect(cubic), baseX, baseY);
    else if (kind === "Q") this.#quadraticTo(this.#point(baseX, baseY), baseX, baseY);
    else if (kind === "T") this.#quadraticTo(this.#reflect(quadratic), baseX, baseY);
    else if (kind === "A") this.#arcTo(baseX, baseY);
    else this.#close();
  }

  #point(baseX: number, baseY: number): Point {
    return { x: baseX + this.reader.number(), y: baseY + this.reader.number() };
  }

  #reflect(control: Point | undefined): Point {
    return control ? { x: 2 * this.x - control.x, y: 2 * this.y - control.y } : { x: this.x, y: this.y };
  }

  #moveTo(point: Point): void {
    this.x = point.x;
    this.y = point.y;
  }

  #lineTo(op: "M" | "L", x: number, y: number): void {
    this.steps.push({ op, x, y });
    this.#moveTo({ x, y });
    if (op === "M") [this.#startX, this.#startY] = [x, y];
  }

  #cubicTo(one: Point, baseX: number, baseY: number): void {
    const two = this.#point(baseX, baseY);
    const end = this.#point(baseX, baseY);
    this.steps.push({ op: "C", x1: one.x, y1: one.y, x2: two.x, y2: two.y, ...end });
    this.#moveTo(end);
    this.#cubic = two;
  }

  #quadraticTo(control: Point, baseX: number, baseY: number): void {
    const end = this.#point(baseX, baseY);
    const toward = (from: number, to: number) => from + (2 / 3) * (to - from);
    const [x1, y1] = [toward(this.x, control.x), toward(this.y, control.y)];
    const [x2, y2] = [toward(end.x, control.x), toward(end.y, control.y)];
    this.steps.push({ op: "C", x1, y1, x2, y2, ...end });
    this.#moveTo(end);
    this.#quadratic = control;
  }

  #arcTo(baseX: number, baseY: number): void {
    const { reader } = this;
    const shape = { rx: reader.number(), ry: reader.number(), tilt: reader.number() };
    const choice = { large: reader.flag(), sweep: reader.flag() };
    const end = this.#point(baseX, baseY);
    const arc = { fromX: this.x, fromY: this.y, ...shape, ...choice, toX: end.x, toY: end.y };
    for (const step of arcToCurves(arc)) this.steps.push(step);
    this.#moveTo(end);
  }

  #close(): void {
    this.steps.push({ op: "Z" });
    this.#moveTo({ x: this.#startX, y: this.#startY });
  }
}

/** Parses SVG 1.1 path data. Throws PathSyntaxError. */
export function parsePath(d: string): PathStep[] {
  const reader = new Reader(d);
  const pen = new Pen(reader);
  let current: string | undefined;
  while (!reader.atEnd) {
    const letter = reader.command();
    if (letter) current = letter;
    else if (!current || current.toUpperCase() === "Z")
      throw new PathSyntaxError("a path command is missing", reader.position);
    else if (current === "M") current = "L";
    else if (current === "m") current = "l";
    const command = current ?? "";
    if (pen.steps.length === 0 && command.toUpperCase() !== "M") {
      throw new PathSyntaxError("a path must begin with M", reader.position);
    }
    pen.draw(command);
  }
  return pen.steps;
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
  const point = (ux: number, uy: number) => ({
    x: centreX + cos * rx * ux - sin * ry * uy,
    y: centreY + sin * rx * ux + cos * ry * uy,
  });
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
