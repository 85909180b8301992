import type { Canvas2D } from "./canvas";
import { covers, type FontFacts } from "./parse-font";

/** Text is measured at this size: engines round metrics at small ones. */
const measuringSize = 100;

/** What layout asks of the fonts. Lengths in em of the run's font size. */
export interface FontSource {
  /** Facts of a face; undefined for a key that names none. */
  facts(fontKey: string): FontFacts | undefined;
  covers(fontKey: string, codePoint: number): boolean;
  /** Advance width, letter spacing after every character included. */
  measure(run: { text: string; fontKey: string; rtl: boolean; letterSpacingEm: number }): number;
}

/** Sets everything that decides how glyphs are shaped, equal wherever text is measured or drawn. */
export function setTextState(
  context: Canvas2D,
  run: { family: string; sizePx: number; letterSpacingEm: number; rtl: boolean },
): void {
  context.font = `${run.sizePx}px "${run.family}"`;
  context.letterSpacing = `${run.letterSpacingEm * run.sizePx}px`;
  context.direction = run.rtl ? "rtl" : "ltr";
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  context.fontKerning = "normal";
  context.textRendering = "geometricPrecision";
}

const cacheLimit = 50_000;

/**
 * A font source that measures on a canvas context whose fonts the caller has registered.
 * `familyOf` gives the CSS family a face was registered under.
 */
export function createFontSource(
  context: Canvas2D,
  loadFacts: (fontKey: string) => FontFacts | undefined,
  familyOf: (fontKey: string) => string,
): FontSource {
  const known = new Map<string, FontFacts | undefined>();
  const widths = new Map<string, number>();
  const facts = (fontKey: string) => {
    if (!known.has(fontKey)) known.set(fontKey, loadFacts(fontKey));
    return known.get(fontKey);
  };
  let state = "";
  return {
    facts,
    covers: (fontKey, codePoint) => {
      const found = facts(fontKey);
      return found !== undefined && covers(found.coverage, codePoint);
    },
    measure: ({ text, fontKey, rtl, letterSpacingEm }) => {
      const wanted = `${fontKey}|${letterSpacingEm}|${rtl}`;
      const key = `${wanted}|${text}`;
      const cached = widths.get(key);
      if (cached !== undefined) return cached;
      if (state !== wanted) {
        setTextState(context, { family: familyOf(fontKey), sizePx: measuringSize, letterSpacingEm, rtl });
        state = wanted;
      }
      const width = context.measureText(text).width / measuringSize;
      if (widths.size >= cacheLimit) widths.clear();
      widths.set(key, width);
      return width;
    },
  };
}
