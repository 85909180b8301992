import { paintOf } from "@/lib/render/draw-shape";
import { type CheckedElement, report } from "./checked-element";
import { colorDifference, contrastingColor } from "./color-difference";
import type { ContentPatch, Finding } from "./finding";
import { roundMm } from "./measure-element";
import { leastColorDifference, pointsPerMm, thinnestStrokePt } from "./thresholds";

const thinnestMm = roundMm(thinnestStrokePt / pointsPerMm + 0.0005);

function strokeOf({ element }: CheckedElement): { widthMm: number; patch: ContentPatch } | undefined {
  if (element.type === "shape") {
    const paint = paintOf(element);
    return paint.stroke === undefined
      ? undefined
      : { widthMm: paint.strokeWidthMm, patch: { strokeWidthMm: thinnestMm } };
  }
  if (element.type !== "text" && element.type !== "path") return undefined;
  const { stroke } = element.content;
  if (stroke === undefined || stroke.widthMm <= 0) return undefined;
  return { widthMm: stroke.widthMm, patch: { stroke: { ...stroke, widthMm: thinnestMm } } };
}

/** Whether lines are thick enough to print. */
export function checkStroke(checked: CheckedElement): Finding | undefined {
  const stroke = strokeOf(checked);
  const points = (stroke?.widthMm ?? Number.POSITIVE_INFINITY) * pointsPerMm;
  if (stroke === undefined || points >= thinnestStrokePt - 0.0005) return undefined;
  return report(checked, {
    code: "stroke-too-thin",
    severity: "warning",
    title: "Line is too thin",
    detail: `${checked.label} has a line of ${points.toFixed(2)} pt; lines below ${thinnestStrokePt} pt break up in print.`,
    actual: Math.round(points * 100) / 100,
    target: thinnestStrokePt,
    unit: "pt",
    fix: { label: `Make it ${thinnestStrokePt} pt`, kind: "change", content: stroke.patch },
  });
}

function isSeeThrough(color: string): boolean {
  return color.length === 9 && Number.parseInt(color.slice(7), 16) < 16;
}

/** The colour an element is filled with; what also has a visible outline of another colour shows by that. */
function fillOf({ element }: CheckedElement): { color: string; patch: (color: string) => ContentPatch } | undefined {
  if (element.type === "text") return { color: element.content.color, patch: (color) => ({ color }) };
  if (element.type !== "shape" && element.type !== "path") return undefined;
  const { fill } = element.content;
  return fill === undefined ? undefined : { color: fill, patch: (color) => ({ fill: color }) };
}

function outlineColor({ element }: CheckedElement): string | undefined {
  if (element.type === "text") return element.content.stroke?.color;
  return element.type === "shape" || element.type === "path" ? paintOf(element).stroke : undefined;
}

/** Whether something would be printed in the colour of the product, straight on it, so that nobody sees it. */
export function checkColor(
  checked: CheckedElement,
  all: readonly CheckedElement[],
  productColor: string,
): Finding | undefined {
  const fill = fillOf(checked);
  if (fill === undefined || isSeeThrough(fill.color)) return undefined;
  const difference = colorDifference(fill.color, productColor);
  if (difference >= leastColorDifference) return undefined;
  const outline = outlineColor(checked);
  if (outline !== undefined && colorDifference(outline, productColor) >= leastColorDifference) return undefined;
  const { bounds } = checked;
  const liesOnOther = all.some(
    ({ order, bounds: other }) =>
      order < checked.order &&
      other.left < bounds.right &&
      other.right > bounds.left &&
      other.top < bounds.bottom &&
      other.bottom > bounds.top,
  );
  if (liesOnOther) return undefined;
  const color = contrastingColor(productColor);
  return report(checked, {
    code: "same-colour-as-product",
    severity: "warning",
    title: "Same colour as the product",
    detail: `${checked.label} is ${fill.color} on a product of ${productColor}: nobody will see it.`,
    actual: Math.round(difference * 10) / 10,
    target: leastColorDifference,
    unit: "ΔE",
    fix: { label: `Make it ${color === "#000000" ? "black" : "white"}`, kind: "change", content: fill.patch(color) },
  });
}
