import { type Bounds, intersect } from "@/lib/render/matrix";
import type { Space } from "@/lib/render/scene";
import { type CheckedElement, report } from "./checked-element";
import type { Finding, Fix, PreflightProfile } from "./finding";
import { roundMm, sayMm } from "./measure-element";
import { toleranceMm, trimTouchMm } from "./thresholds";

const sides = ["left", "top", "right", "bottom"] as const;
type Side = (typeof sides)[number];
const sideNames: Record<Side, string> = { left: "left", top: "top", right: "right", bottom: "bottom" };

/** The scene's own lower limit of a font size. */
const smallestFontSizeMm = 0.05;

/** The trimmed rectangle, made larger by `byMm` on every side (smaller when negative). */
function trimOf(space: Space, byMm = 0): Bounds {
  return { left: -byMm, top: -byMm, right: space.widthMm + byMm, bottom: space.heightMm + byMm };
}

/** How far `inner` stands out of `outer` on a side, mm; negative: how much room is left. */
function overhang(inner: Bounds, outer: Bounds, side: Side): number {
  return side === "left" || side === "top" ? outer[side] - inner[side] : inner[side] - outer[side];
}

function namesOf(list: readonly Side[]): string {
  const names = list.map((side) => sideNames[side]);
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : (names[0] ?? "");
}

/** Puts what an element paints into a rectangle: moved, and where it is too large also made smaller. */
export function fitInto({ element, bounds }: CheckedElement, area: Bounds, label: string): Fix | undefined {
  const [width, height] = [bounds.right - bounds.left, bounds.bottom - bounds.top];
  const [roomX, roomY] = [area.right - area.left, area.bottom - area.top];
  if (!(roomX > 0 && roomY > 0) || ![width, height, ...Object.values(bounds)].every(Number.isFinite)) return undefined;
  // A thousandth less, so that rounding never brings it back over the line.
  const factor = Math.min(1, (roomX / width) * 0.999, (roomY / height) * 0.999);
  if (element.type === "text" && element.content.fontSizeMm * factor < smallestFontSizeMm) return undefined;
  const inset = toleranceMm / 2;
  const shift = (from: number, to: number, low: number, high: number) => {
    if (from < low + inset) return low + inset - from;
    return to > high - inset ? high - inset - to : 0;
  };
  const { transform } = element;
  if (factor === 1 || width === 0 || height === 0) {
    const x = transform.x + shift(bounds.left, bounds.right, area.left, area.right);
    const y = transform.y + shift(bounds.top, bounds.bottom, area.top, area.bottom);
    return { label, kind: "change", transform: { x, y } };
  }
  // Scaled about the box's top left, then centred where it was too large and pushed inside where it was not.
  const scaled = {
    left: transform.x + (bounds.left - transform.x) * factor,
    top: transform.y + (bounds.top - transform.y) * factor,
    right: transform.x + (bounds.right - transform.x) * factor,
    bottom: transform.y + (bounds.bottom - transform.y) * factor,
  };
  const x = transform.x + shift(scaled.left, scaled.right, area.left, area.right);
  const y = transform.y + shift(scaled.top, scaled.bottom, area.top, area.bottom);
  return { label, kind: "scale", factor, x, y };
}

/** An element that no sheet shows, because it lies beside it or at coordinates that are none. */
export function checkOutside(checked: CheckedElement, space: Space, profile: PreflightProfile): Finding | undefined {
  const sheet = trimOf(space, profile.includeBleed ? space.bleedMm : 0);
  const { bounds, element, label } = checked;
  // Lines have no area: a hair of width makes them meet the sheet.
  const hair = toleranceMm;
  const met = intersect(
    { left: bounds.left - hair, top: bounds.top - hair, right: bounds.right + hair, bottom: bounds.bottom + hair },
    sheet,
  );
  if (met !== undefined) return undefined;
  const distance = Math.max(
    sheet.left - bounds.right,
    bounds.left - sheet.right,
    sheet.top - bounds.bottom,
    bounds.top - sheet.bottom,
  );
  const broughtBack = fitInto(checked, trimOf(space), "Bring it back");
  return report(checked, {
    code: "outside-print-area",
    severity: "warning",
    title: "Outside the printed area",
    detail: `${label} lies beside ${space.name} and is not printed.`,
    actual: Number.isFinite(distance) ? roundMm(distance) : "nowhere",
    target: 0,
    unit: "mm",
    fix: broughtBack ?? (element.locks?.delete === true ? undefined : { label: "Remove it", kind: "remove" }),
  });
}

/** Letters that the knife cuts, and letters or artwork so near to it that they may be cut. */
export function checkSafeArea(checked: CheckedElement, space: Space): Finding | undefined {
  const { element, bounds, label } = checked;
  if (element.type === "shape") return undefined;
  const trim = trimOf(space);
  const outsideTrim = sides.filter((side) => overhang(bounds, trim, side) > toleranceMm);
  if (element.type === "text" && outsideTrim.length > 0) {
    const most = Math.max(...outsideTrim.map((side) => overhang(bounds, trim, side)));
    return report(checked, {
      code: "text-cut-off",
      severity: "error",
      title: "Text is cut off",
      detail: `${label} stands ${sayMm(most)} out of the trim at the ${namesOf(outsideTrim)}.`,
      actual: roundMm(most),
      target: 0,
      unit: "mm",
      fix: fitInto(checked, trimOf(space, -space.safeMm), "Move it inside"),
    });
  }
  // What crosses the trim or ends on it is meant to: that is the bleed's business.
  if (element.type !== "text" && sides.some((side) => overhang(bounds, trim, side) > -trimTouchMm)) return undefined;
  const safe = trimOf(space, -space.safeMm);
  const near = sides.filter((side) => overhang(bounds, safe, side) > toleranceMm);
  if (space.safeMm <= 0 || near.length === 0) return undefined;
  const margin = Math.min(...near.map((side) => -overhang(bounds, trim, side)));
  return report(checked, {
    code: "outside-safe-area",
    severity: "warning",
    title: "Close to the edge",
    detail: `${label} is ${sayMm(margin)} from the trim at the ${namesOf(near)}; ${space.safeMm} mm are safe.`,
    actual: roundMm(margin),
    target: space.safeMm,
    unit: "mm",
    fix: fitInto(checked, safe, "Move it inside"),
  });
}

/** Whether an element's edge on a side is straight and parallel to the trim, or runs along all of it. */
function isEdge({ element, bounds }: CheckedElement, space: Space, side: Side): boolean {
  const isUpright = element.transform.rotation % 90 === 0;
  const isBox = element.type === "image" || (element.type === "shape" && element.content.shape === "rect");
  const isAcross = side === "left" || side === "right";
  const spans = isAcross
    ? bounds.top <= trimTouchMm && bounds.bottom >= space.heightMm - trimTouchMm
    : bounds.left <= trimTouchMm && bounds.right >= space.widthMm - trimTouchMm;
  // A small box that only comes near the trim stands beside the edge; one that reaches it is printed to the edge.
  return spans || (isBox && isUpright && overhang(bounds, trimOf(space), side) > -toleranceMm);
}

/** A background that ends between the trim and the bleed's edge: a hair's breadth of cutting shows bare product. */
export function checkBleed(checked: CheckedElement, space: Space, profile: PreflightProfile): Finding | undefined {
  const { element, bounds, label } = checked;
  if (!profile.includeBleed || space.bleedMm <= 0 || element.type === "text") return undefined;
  if (element.type === "shape" && element.content.shape === "line") return undefined;
  const trim = trimOf(space);
  const bleed = trimOf(space, space.bleedMm);
  const near = sides.filter(
    (side) => overhang(bounds, trim, side) > -trimTouchMm && overhang(bounds, bleed, side) < -toleranceMm,
  );
  const short = near.filter((side) => isEdge(checked, space, side));
  if (short.length === 0) return undefined;
  const least = Math.min(...short.map((side) => overhang(bounds, trim, side)));
  return report(checked, {
    code: "bleed-missing",
    severity: "warning",
    title: "Does not reach the bleed",
    detail: `${label} ends ${sayMm(Math.max(0, least))} beyond the trim at the ${namesOf(short)}; ${space.bleedMm} mm are needed.`,
    actual: roundMm(least),
    target: space.bleedMm,
    unit: "mm",
    fix: extend(checked, bleed, near),
  });
}

/** Stretches an upright box on some sides; a picture fills the new box and keeps its proportions. */
function extend({ element, bounds }: CheckedElement, bleed: Bounds, short: readonly Side[]): Fix | undefined {
  const stretches =
    element.type === "image" ||
    element.type === "path" ||
    (element.type === "shape" && ["rect", "ellipse"].includes(element.content.shape));
  const turn = ((element.transform.rotation % 360) + 360) % 360;
  if (!stretches || turn % 90 !== 0) return undefined;
  const by = (side: Side) => (short.includes(side) ? -overhang(bounds, bleed, side) + toleranceMm / 2 : 0);
  const [left, top, right, bottom] = sides.map(by);
  const [growX, growY] = [(left ?? 0) + (right ?? 0), (top ?? 0) + (bottom ?? 0)];
  const isAcross = turn === 90 || turn === 270;
  // A picture may leave margins in its box: what it shows is what grows.
  const box = element.type === "image" ? boxOf(bounds, isAcross) : element.transform;
  const size = {
    width: box.width + (isAcross ? growY : growX),
    height: box.height + (isAcross ? growX : growY),
  };
  // The box turns about its centre: that moves by half of what is added on one side and not on the other.
  const centre = {
    x: box.x + box.width / 2 + ((right ?? 0) - (left ?? 0)) / 2,
    y: box.y + box.height / 2 + ((bottom ?? 0) - (top ?? 0)) / 2,
  };
  const transform = { ...size, x: centre.x - size.width / 2, y: centre.y - size.height / 2 };
  const isContained = element.type === "image" && element.content.fit === "contain";
  return {
    label: "Extend it to the bleed",
    kind: "change",
    transform,
    ...(isContained ? { content: { fit: "cover" as const } } : {}),
  };
}

/** The box, before it is turned about its centre, that covers these bounds after a quarter turn or none. */
function boxOf(bounds: Bounds, isAcross: boolean) {
  const [across, down] = [bounds.right - bounds.left, bounds.bottom - bounds.top];
  const [width, height] = isAcross ? [down, across] : [across, down];
  return { x: (bounds.left + bounds.right - width) / 2, y: (bounds.top + bounds.bottom - height) / 2, width, height };
}
