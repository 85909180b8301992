import { type ElementTree, familyOf } from "@/components/designs/canvas/model/tree";
import type { DraftElement } from "@/components/designs/editor/draft";

/** Elements that are drawn together, in paint order. What does not move is drawn once and kept as a bitmap. */
export interface Layer {
  readonly moving: boolean;
  readonly elements: readonly DraftElement[];
}

/** Bitmaps kept at once; gaps between movers beyond that are drawn with them. */
const mostBitmaps = 5;

interface Unit {
  elements: readonly DraftElement[];
  moving: boolean;
  blends: boolean;
}

function isComposed(element: DraftElement): boolean {
  return (element.opacity ?? 1) !== 1 || blends(element);
}

function blends(element: DraftElement): boolean {
  return element.blendMode !== undefined && element.blendMode !== "normal";
}

/** What can be drawn apart from the rest: single elements, and groups that are composited as a whole. */
function unitsOf(tree: ElementTree, movingIds: ReadonlySet<string>): Unit[] {
  const units: Unit[] = [];
  const visit = (parent: string | null) => {
    for (const element of tree.childrenOf.get(parent) ?? []) {
      if (element.hidden === true) continue;
      if (element.type === "group" && !isComposed(element)) {
        visit(element.elementId);
        continue;
      }
      const elements = familyOf(tree, element.elementId);
      const moving = elements.some((each) => movingIds.has(each.elementId));
      units.push({ elements, moving, blends: blends(element) });
    }
  };
  visit(null);
  return units;
}

/**
 * Paint order cut at what moves. Whatever blends with what lies below it counts as moving when something below it
 * moves.
 */
export function splitLayers(tree: ElementTree, movingIds: ReadonlySet<string>): Layer[] {
  const layers: { moving: boolean; elements: DraftElement[] }[] = [];
  let hasMover = false;
  for (const unit of unitsOf(tree, movingIds)) {
    hasMover ||= unit.moving;
    const moving = unit.moving || (hasMover && unit.blends);
    const last = layers.at(-1);
    if (last?.moving === moving) last.elements.push(...unit.elements);
    else layers.push({ moving, elements: [...unit.elements] });
  }
  const still = () => layers.filter((layer) => !layer.moving);
  while (still().length > mostBitmaps) {
    const inner = layers.filter((layer, index) => !layer.moving && index > 0 && index < layers.length - 1);
    const least = inner.toSorted((one, other) => one.elements.length - other.elements.length)[0];
    if (least === undefined) break;
    const at = layers.indexOf(least);
    const joined = [layers[at - 1], least, layers[at + 1]].flatMap((layer) => layer?.elements ?? []);
    layers.splice(at - 1, 3, { moving: true, elements: joined });
  }
  return layers;
}

/** How far beyond its box an element may paint, mm: as generous as the renderer's own layers. */
export function overshootOf(element: DraftElement): number {
  if (element.type === "text") {
    const { fontSizeMm, stroke, curve } = element.content;
    const bend = curve === undefined || curve === 0 ? 0 : Math.max(element.transform.width, element.transform.height);
    return fontSizeMm * 1.5 + (stroke?.widthMm ?? 0) + bend;
  }
  if (element.type === "shape") return 5 * Math.max(0.25, element.content.strokeWidthMm ?? 0.25);
  if (element.type === "path") return 5 * Math.max(0.25, element.content.stroke?.widthMm ?? 0);
  return 0;
}
