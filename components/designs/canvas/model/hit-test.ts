import type { DraftElement } from "@/components/designs/editor/draft";
import type { Point } from "@/components/designs/editor/geometry";
import { paintOf } from "@/lib/render/draw-shape";
import { type Bounds, intersect } from "@/lib/render/matrix";
import { boundsOfBox } from "./measure";
import { outlinePoints, type Polyline } from "./outline-points";
import { centreOf, turnPoint } from "./transform-boxes";
import { ancestorsOf, type ElementTree, isHidden } from "./tree";

function distanceToSegment(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((point.x - from.x) * dx + (point.y - from.y) * dy) / length));
  return Math.hypot(point.x - from.x - t * dx, point.y - from.y - t * dy);
}

/** Non-zero winding, as the renderer fills. */
function windsAround(point: Point, lines: readonly Polyline[]): boolean {
  let winding = 0;
  for (const line of lines) {
    line.forEach((to, index) => {
      const from = line[index === 0 ? line.length - 1 : index - 1] ?? to;
      const side = (to.x - from.x) * (point.y - from.y) - (point.x - from.x) * (to.y - from.y);
      if (from.y <= point.y && to.y > point.y && side > 0) winding += 1;
      else if (from.y > point.y && to.y <= point.y && side < 0) winding -= 1;
    });
  }
  return winding !== 0;
}

function isNearLine(point: Point, lines: readonly Polyline[], reach: number): boolean {
  return lines.some((line) =>
    line.some((to, index) => {
      const from = line[index - 1];
      return from !== undefined && distanceToSegment(point, from, to) <= reach;
    }),
  );
}

/** Whether a point (mm) is on what the element paints; `slackMm` around lines, which nobody hits exactly. */
export function isOnElement(element: DraftElement, point: Point, slackMm: number): boolean {
  const { transform } = element;
  const flat = turnPoint(point, centreOf(transform), -transform.rotation);
  const own = { x: flat.x - transform.x, y: flat.y - transform.y };
  const isIn = (slack: number) =>
    own.x >= -slack && own.y >= -slack && own.x <= transform.width + slack && own.y <= transform.height + slack;
  if (element.type !== "shape" && element.type !== "path") return isIn(0);
  const paint = paintOf(element);
  const reach = slackMm + (paint.stroke === undefined ? 0 : paint.strokeWidthMm / 2);
  if (!isIn(reach)) return false;
  const lines = outlinePoints(element);
  if (lines === null) return true;
  return (paint.fill !== undefined && windsAround(own, lines)) || isNearLine(own, lines, reach);
}

/** The frontmost visible element under a point, never a group. */
export function leafAt(tree: ElementTree, point: Point, slackMm: number): DraftElement | undefined {
  return tree.ordered.findLast(
    (element) => element.type !== "group" && !isHidden(tree, element.elementId) && isOnElement(element, point, slackMm),
  );
}

/**
 * What a click on a leaf means: the outermost group around it, unless the selection is already inside one of its groups:
 * then the outermost thing inside that.
 */
export function pickFor(tree: ElementTree, leafId: string, selection: readonly string[]): string {
  const chain = [leafId, ...ancestorsOf(tree, leafId).map((group) => group.elementId)];
  const entered = new Set(selection.flatMap((id) => ancestorsOf(tree, id).map((group) => group.elementId)));
  const inner = chain.findIndex((id, index) => index > 0 && entered.has(id));
  return (inner === -1 ? chain.at(-1) : chain[inner - 1]) ?? leafId;
}

/** One level further in than `fromId`, toward the leaf. */
export function stepInto(tree: ElementTree, leafId: string, fromId: string): string {
  const chain = [leafId, ...ancestorsOf(tree, leafId).map((group) => group.elementId)];
  const index = chain.indexOf(fromId);
  return chain[index - 1] ?? leafId;
}

/** What a marquee takes at the top level: whatever it touches; of locked things only what it holds whole. */
export function touchedBy(tree: ElementTree, area: Bounds): string[] {
  const holds = (bounds: Bounds) =>
    bounds.left >= area.left && bounds.right <= area.right && bounds.top >= area.top && bounds.bottom <= area.bottom;
  const found = new Set<string>();
  for (const element of tree.ordered) {
    if (element.type === "group" || isHidden(tree, element.elementId)) continue;
    const bounds = boundsOfBox(element.transform);
    // A level line has no height, and touches all the same.
    const grown = { ...bounds, right: bounds.right + 1e-6, bottom: bounds.bottom + 1e-6 };
    if (intersect(grown, area) === undefined) continue;
    if (element.locks?.position === true && !holds(bounds)) continue;
    found.add(pickFor(tree, element.elementId, []));
  }
  return [...found];
}
