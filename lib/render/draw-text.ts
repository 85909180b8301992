import type { Canvas2D } from "./canvas";
import { nominalFontSize, setTextState } from "./font-source";
import { type Bounds, type Matrix, multiply, rotation, scaling, translation, unite } from "./matrix";
import type { TextElement, TextRun } from "./scene";

function runMatrix(run: TextRun, fontSizeMm: number): Matrix {
  const placed = run.rotation ? multiply(translation(run.x, run.y), rotation(run.rotation)) : translation(run.x, run.y);
  return multiply(placed, scaling(fontSizeMm / nominalFontSize, fontSizeMm / nominalFontSize));
}

/** Draws a text's stored runs; the outline lies under the letters, so that only its outer half shows. */
export function drawText(context: Canvas2D, element: TextElement, matrix: Matrix, familyOf: (fontKey: string) => string): void {
  const { content, layout } = element;
  if (!layout) throw new Error(`Text ${element.elementId ?? ""} has no stored layout.`);
  const spacingEm = (content.letterSpacingMm ?? 0) / content.fontSizeMm;
  const outline = content.stroke && content.stroke.widthMm > 0 ? content.stroke : undefined;
  let state = "";
  const draw = (run: TextRun, paint: (text: string, x: number, y: number) => void) => {
    const wanted = `${run.fontKey}|${run.rtl === true}`;
    if (wanted !== state) {
      setTextState(context, familyOf(run.fontKey), spacingEm, run.rtl === true);
      state = wanted;
    }
    context.setTransform(...multiply(matrix, runMatrix(run, content.fontSizeMm)));
    paint.call(context, run.text, 0, 0);
  };
  const runs = layout.lines.flatMap((line) => line.runs);
  if (outline) {
    context.strokeStyle = outline.color;
    context.lineWidth = (2 * outline.widthMm * nominalFontSize) / content.fontSizeMm;
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
    const reach = run.rotation === undefined ? { left: 0, right: run.widthMm, y: 0 } : { left: -run.widthMm, right: run.widthMm, y: run.widthMm };
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
