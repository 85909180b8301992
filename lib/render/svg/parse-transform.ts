import { identity, type Matrix, multiply, scaling, translation } from "@/lib/render/matrix";
import { SvgUnsupportedError } from "./limits";

const callPattern = /[\s,]*([a-zA-Z]+)\s*\(([^()]*)\)/y;
const argumentPattern = /[\s,]*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(px|deg|grad|rad|turn)?/iy;
const degreesOf: Readonly<Record<string, number>> = { deg: 1, grad: 0.9, rad: 180 / Math.PI, turn: 360 };
const largest = 1e9;

function refuse(text: string): SvgUnsupportedError {
  return new SvgUnsupportedError(`the transform “${text.slice(0, 60)}” is not understood`);
}

/** Numbers with spaces, commas or only their signs between them. */
function readArguments(text: string): number[] {
  const values: number[] = [];
  const trimmed = text.trim();
  argumentPattern.lastIndex = 0;
  while (argumentPattern.lastIndex < trimmed.length) {
    const [, digits, unit = ""] = argumentPattern.exec(trimmed) ?? [];
    if (digits === undefined) throw refuse(text);
    values.push(Number(digits) * (degreesOf[unit.toLowerCase()] ?? 1));
  }
  return values;
}

function turn(degrees: number): Matrix {
  const angle = (degrees * Math.PI) / 180;
  return [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0];
}

const slope = (degrees: number) => Math.tan((degrees * Math.PI) / 180);

/** The transform functions by name and number of arguments. */
const functions: Readonly<Record<string, (...values: number[]) => Matrix>> = {
  matrix6: (a = 1, b = 0, c = 0, d = 1, e = 0, f = 0) => [a, b, c, d, e, f],
  translate1: (x = 0) => translation(x, 0),
  translate2: (x = 0, y = 0) => translation(x, y),
  scale1: (both = 1) => scaling(both, both),
  scale2: (x = 1, y = 1) => scaling(x, y),
  rotate1: (degrees = 0) => turn(degrees),
  rotate3: (degrees = 0, x = 0, y = 0) => multiply(multiply(translation(x, y), turn(degrees)), translation(-x, -y)),
  skewX1: (degrees = 0) => [1, 0, slope(degrees), 1, 0, 0],
  skewY1: (degrees = 0) => [1, slope(degrees), 0, 1, 0, 0],
  translateX1: (x = 0) => translation(x, 0),
  translateY1: (y = 0) => translation(0, y),
  scaleX1: (x = 1) => scaling(x, 1),
  scaleY1: (y = 1) => scaling(1, y),
};

/** A list of transform functions, of attributes or CSS. Throws SvgUnsupportedError. */
export function parseTransform(text: string): Matrix {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed === "none") return identity;
  let matrix = identity;
  callPattern.lastIndex = 0;
  while (callPattern.lastIndex < trimmed.length) {
    const [, name = "", inner = ""] = callPattern.exec(trimmed) ?? [];
    const values = readArguments(inner);
    const key = `${name}${values.length}`;
    const make = Object.hasOwn(functions, key) ? functions[key] : undefined;
    if (!make) throw refuse(text);
    matrix = multiply(matrix, make(...values));
  }
  if (!matrix.every((value) => Math.abs(value) <= largest)) throw refuse(text);
  return matrix;
}

/** The inverse; undefined for a matrix that flattens everything. */
export function invert([a, b, c, d, e, f]: Matrix): Matrix | undefined {
  const area = a * d - b * c;
  const inverse: Matrix = [d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area];
  return inverse.every(Number.isFinite) ? inverse : undefined;
}

/** The matrix of an element's `transform`, about its `transform-origin`. Throws SvgUnsupportedError. */
export function readTransform(attributes: ReadonlyMap<string, string>): Matrix {
  const text = attributes.get("css-transform") ?? attributes.get("transform");
  if (text === undefined) return identity;
  const matrix = parseTransform(text);
  const origin = attributes.get("transform-origin");
  if (origin === undefined) return matrix;
  const [, x, y] = /^(-?[\d.]+)(?:px)?\s+(-?[\d.]+)(?:px)?(?:\s+0(?:px)?)?$/.exec(origin) ?? [];
  const [dx, dy] = [Number(x), Number(y)];
  if (!(Math.abs(dx) <= largest && Math.abs(dy) <= largest)) throw refuse(origin);
  return multiply(multiply(translation(dx, dy), matrix), translation(-dx, -dy));
}
