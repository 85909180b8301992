import { hex, luminance, relight, toHex, toOklab } from "@/lib/kernel/ai/built-in/scene/colors";
import type { WriterOutput } from "./writer-schemas";

type ThemePalette = WriterOutput<"theme_brief">["palette"];

/** Least contrast of text on its ground (WCAG 2.2, AA). */
const leastContrast = 4.5;

/** Contrast of two colours by WCAG: 1…21. */
export function contrastOf(left: string, right: string): number {
  const [dark = 0, light = 0] = [luminance(hex(left)), luminance(hex(right))].sort((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}

function lightness(code: string): number {
  return toOklab(hex(code))[0];
}

function chroma(code: string): number {
  const [, a, b] = toOklab(hex(code));
  return Math.hypot(a, b);
}

/** White or near-black, whichever reads better. */
function inkOn(ground: string): string {
  return contrastOf("#ffffff", ground) >= contrastOf("#16161a", ground) ? "#ffffff" : "#16161a";
}

/** The colour moved away from its ground in lightness until it reads; its hue stays. */
function readable(color: string, ground: string, least: number): string {
  const step = lightness(ground) > 0.6 ? -0.02 : 0.02;
  let moved = color;
  for (let at = lightness(color); at > 0.05 && at < 0.98 && contrastOf(moved, ground) < least; at += step) {
    moved = toHex(relight(hex(color), at));
  }
  return contrastOf(moved, ground) >= least ? moved : inkOn(ground);
}

/**
 * Six colours that work together: ground, main colour and accent from those given (the palest becomes the ground, the
 * most colourful the main one), else from the fallback.
 */
export function composePalette(
  given: readonly string[],
  fallback: readonly [ground: string, main: string, accent: string],
): ThemePalette {
  const colors = given.map((code) => code.toLowerCase());
  const palest = colors.toSorted((left, right) => lightness(right) - lightness(left))[0];
  const background =
    palest && lightness(palest) > 0.88
      ? palest
      : colors.length > 0
        ? toHex(relight(hex(palest ?? "#ffffff"), 0.965, 0.15))
        : fallback[0];
  const vivid = colors.filter((code) => code !== background).toSorted((left, right) => chroma(right) - chroma(left));
  const primary = readable(vivid[0] ?? fallback[1], background, 3);
  const accent = vivid.find((code) => Math.abs(lightness(code) - lightness(primary)) > 0.12) ?? vivid[1] ?? fallback[2];
  const isDark = lightness(background) < 0.5;
  const surface = toHex(
    relight(hex(background), isDark ? lightness(background) + 0.06 : Math.min(1, lightness(background) + 0.02)),
  );
  const text = readable(toHex(relight(hex(primary), isDark ? 0.95 : 0.25, 0.35)), background, 7);
  return {
    background,
    surface,
    primary: forInk(primary, background),
    onPrimary: inkOn(forInk(primary, background)),
    accent,
    text,
  };
}

/** A main colour of middle lightness carries neither white nor black text well: it is moved until one does. */
function forInk(color: string, ground: string): string {
  let moved = color;
  const step = lightness(ground) > 0.5 ? -0.02 : 0.02;
  for (
    let at = lightness(color);
    at > 0.1 && at < 0.95 && contrastOf(inkOn(moved), moved) < leastContrast;
    at += step
  ) {
    moved = toHex(relight(hex(color), at));
  }
  return moved;
}
