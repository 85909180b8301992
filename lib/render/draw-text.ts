import type { Canvas2D } from "./canvas";
import { setTextState } from "./font-source";
import { emojiFontPrefix } from "./fonts";
import { type Bounds, type Matrix, multiply, rotation, scaling, translation, unite } from "./matrix";
import type { TextElement, TextRun } from "./scene";

/**
 * Skia snaps the baselines of level text to whole pixels and hints its glyphs, each build in its own way, and neither
 * happens in print. It does so only where the matrix has exactly no slope, after rounding to 1/1024. Glyphs are therefore
 * drawn at a tiny font size under a large scale, with a slope that just survives the rounding: a line of 1000 pixels
 * rises by less than a tenth of one.
 */
const drawingSize = 2;
const smallestSlope = 0.0006;

function withoutSnapping(matrix: Matrix): Matrix {
  const [a, b, c, d, e, f] = matrix;
  const isLevel = Math.abs(b) < smallestSlope && Math.abs(c) < smallestSlope;
  const isUpright = Math.abs(a) < smallestSlope && Math.abs(d) < smallestSlope;
  if (isLevel) return [a, Math.sign(a) * smallestSlope, -Math.sign(d) * smallestSlope, d, e, f];
  if (isUpright) return [-Math.sign(b) * smallestSlope, b, c, Math.sign(c) * smallestSlope, e, f];
  return matrix;
}

/** Colour glyphs up to this size (pixels of the device) come from Skia's glyph cache; larger ones it draws as paths. */
const largestCachedGlyphPx = 256;

/**
 * Skia puts cached colour glyphs on whole pixels, rounding down, where letters get quarters of one: measured, an emoji is
 * off by up to a pixel to the left and up. Half a pixel makes that rounding to the nearest.
 */
function withoutRoundingDown(run: TextRun, matrix: Matrix, sizePx: number): Matrix {
  const [a, b, c, d, e, f] = matrix;
  if (!run.fontKey.startsWith(emojiFontPrefix) || Math.hypot(a, b) * sizePx > largestCachedGlyphPx) return matrix;
  return [a, b, c, d, e + 0.5, f + 0.5];
}

function runMatrix(run: TextRun, scale: number): Matrix {
  const placed = run.rotation ? multiply(translation(run.x, run.y), rotation(run.rotation)) : translation(run.x, run.y);
  return multiply(placed, scaling(scale, scale));
}

/** Draws a text's stored runs; the outline lies under the letters, so that only its outer half shows. */
export function drawText(
  context: Canvas2D,
  element: TextElement,
  matrix: Matrix,
  options: { familyOf?: (fontKey: string) => string; isVector?: boolean },
): void {
  const { content, layout } = element;
  if (!layout) throw new Error(`Text ${element.elementId ?? ""} has no stored layout.`);
  const letterSpacingEm = (content.letterSpacingMm ?? 0) / content.fontSizeMm;
  const outline = content.stroke && content.stroke.widthMm > 0 ? content.stroke : undefined;
  const sizePx = options.isVector ? 100 : drawingSize;
  const scale = content.fontSizeMm / sizePx;
  let state = "";
  const draw = (run: TextRun, paint: (text: string, x: number, y: number) => void) => {
    const rtl = run.rtl === true;
    const wanted = `${run.fontKey}|${rtl}`;
    if (wanted !== state) {
      setTextState(context, { family: options.familyOf?.(run.fontKey) ?? run.fontKey, sizePx, letterSpacingEm, rtl });
      state = wanted;
    }
    const placed = multiply(matrix, runMatrix(run, scale));
    context.setTransform(...(options.isVector ? placed : withoutRoundingDown(run, withoutSnapping(placed), sizePx)));
    paint.call(context, run.text, 0, 0);
  };
  const runs = layout.lines.flatMap((line) => line.runs);
  if (outline) {
    context.strokeStyle = outline.color;
    context.lineWidth = (2 * outline.widthMm) / scale;
    context.lineJoin = "round";
    context.lineCap = "round";
    for (const run of runs) draw(run, context.strokeText);
  }
  context.fillStyle = content.color;
  for (const run of runs) draw(run, context.fillText);
}

/** What a text may touch, in its own coordinates: generous, since glyphs overshoot their advance boxes. */
export function textBounds(element: TextElement): Bounds {
  const { content, layout, transform } = element;
  const overshoot = content.fontSizeMm * 1.5 + (content.stroke?.widthMm ?? 0);
  let bounds: Bounds = { left: 0, top: 0, right: transform.width, bottom: transform.height };
  for (const run of layout?.lines.flatMap((line) => line.runs) ?? []) {
    const reach =
      run.rotation === undefined
        ? { left: 0, right: run.widthMm, y: 0 }
        : { left: -run.widthMm, right: run.widthMm, y: run.widthMm };
    const own = { left: run.x + reach.left, right: run.x + reach.right, top: run.y - reach.y, bottom: run.y + reach.y };
    bounds = unite(bounds, own) ?? bounds;
  }
  return {
    left: bounds.left - overshoot,
    top: bounds.top - overshoot,
    right: bounds.right + overshoot,
    bottom: bounds.bottom + overshoot,
  };
}
