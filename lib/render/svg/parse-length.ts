import { SvgUnsupportedError } from "./limits";

/** Width and height of the nearest viewport in user units; percentages refer to it. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
}

const lengthPattern = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(px|in|cm|mm|q|pt|pc|%)?$/i;
/** User units (CSS pixels) a unit (CSS Values 4 §6.2). */
const unitSizes: Readonly<Record<string, number>> = {
  "": 1,
  px: 1,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  q: 96 / 101.6,
  pt: 96 / 72,
  pc: 16,
};
/** Larger numbers than any drawing has; beyond them precision ends. */
const largest = 1e7;

function checked(value: number, text: string): number {
  if (!(Math.abs(value) <= largest)) throw new SvgUnsupportedError(`the number “${text.slice(0, 40)}” is too large`);
  return value;
}

/** A length in user units; percentages are those of `whole`. Throws SvgUnsupportedError, also for font-relative units. */
export function parseLength(text: string, whole: number): number {
  const [, digits, unit = ""] = lengthPattern.exec(text.trim()) ?? [];
  if (digits === undefined)
    throw new SvgUnsupportedError(`the length “${text.slice(0, 40)}” has a unit that depends on more than the drawing`);
  const size = unit === "%" ? whole / 100 : (unitSizes[unit.toLowerCase()] ?? Number.NaN);
  return checked(Number(digits) * size, text);
}

/** What percentages of lengths that are neither horizontal nor vertical refer to (SVG 2 §8.9). */
export function diagonalOf({ width, height }: Viewport): number {
  return Math.hypot(width, height) / Math.SQRT2;
}

/** A number, or a percentage of one. Throws SvgUnsupportedError. */
export function parseRatio(text: string): number {
  const [, digits, unit] = lengthPattern.exec(text.trim()) ?? [];
  if (digits === undefined || (unit !== undefined && unit !== "%"))
    throw new SvgUnsupportedError(`“${text.slice(0, 40)}” is no number`);
  return checked(Number(digits) / (unit === "%" ? 100 : 1), text);
}

/** An opacity, offset or the like, brought between 0 and 1. Throws SvgUnsupportedError. */
export function parseShare(text: string): number {
  return Math.min(1, Math.max(0, parseRatio(text)));
}

const listItem = /[\s,]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)/y;

/** Numbers with spaces or commas between them. Throws SvgUnsupportedError. */
export function parseNumbers(text: string): number[] {
  const numbers: number[] = [];
  const trimmed = text.trim();
  listItem.lastIndex = 0;
  while (listItem.lastIndex < trimmed.length) {
    const [, digits] = listItem.exec(trimmed) ?? [];
    if (digits === undefined) throw new SvgUnsupportedError(`“${text.slice(0, 40)}” is no list of numbers`);
    numbers.push(checked(Number(digits), digits));
  }
  return numbers;
}
