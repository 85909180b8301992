import { type ElementTree, rootsOf } from "@/components/designs/canvas/model/tree";
import type { DraftElement } from "@/components/designs/editor/draft";

/** A line of the layer list. */
export interface LayerRow {
  readonly element: DraftElement;
  /** 1 at the top. */
  readonly level: number;
  /** Place among its siblings, front to back, from 1. */
  readonly position: number;
  readonly siblings: number;
  /** Whether what a group holds is listed; undefined for what is no group. */
  readonly isOpen: boolean | undefined;
}

/** Layers front to back, a group above what it holds; what closed groups hold is left out. */
export function layerRows(tree: ElementTree, closed: ReadonlySet<string>): LayerRow[] {
  const visit = (parent: string | null, level: number): LayerRow[] => {
    const siblings = (tree.childrenOf.get(parent) ?? []).toReversed();
    return siblings.flatMap((element, index): LayerRow[] => {
      const isGroup = element.type === "group";
      const isOpen = isGroup ? !closed.has(element.elementId) : undefined;
      const row = { element, level, position: index + 1, siblings: siblings.length, isOpen };
      return isOpen === true ? [row, ...visit(element.elementId, level + 1)] : [row];
    });
  };
  return visit(null, 1);
}

/** Ids of the rows from one to another, both included. */
export function rowsBetween(rows: readonly LayerRow[], fromId: string, toId: string): string[] {
  const from = rows.findIndex((row) => row.element.elementId === fromId);
  const to = rows.findIndex((row) => row.element.elementId === toId);
  if (from < 0 || to < 0) return to < 0 ? [] : [toId];
  return rows.slice(Math.min(from, to), Math.max(from, to) + 1).map((row) => row.element.elementId);
}

export type DropZone = "above" | "below" | "inside";

/** Where `moveInto` puts elements: into `parent`, in front of `aboveId`; null: behind all, undefined: in front of all. */
export interface DropPlace {
  readonly parent: string | null;
  readonly aboveId: string | null | undefined;
}

/** Where elements go that are dropped at a row; null where they cannot: into themselves, or nothing would change. */
export function dropPlace(
  tree: ElementTree,
  ids: readonly string[],
  target: LayerRow,
  zone: DropZone,
): DropPlace | null {
  const moved = new Set(rootsOf(tree, ids).map((element) => element.elementId));
  const targetId = target.element.elementId;
  const isIntoItself = (id: string | null) => {
    for (let at = id; at !== null; at = tree.parentOf.get(at) ?? null) if (moved.has(at)) return true;
    return false;
  };
  // Below an open group's row is the first place in it.
  if (zone === "inside" || (zone === "below" && target.isOpen === true)) {
    return target.element.type !== "group" || isIntoItself(targetId) ? null : { parent: targetId, aboveId: undefined };
  }
  const parent = tree.parentOf.get(targetId) ?? null;
  if (isIntoItself(parent) || moved.has(targetId)) return null;
  if (zone === "above") return { parent, aboveId: targetId };
  const staying = (tree.childrenOf.get(parent) ?? []).filter((element) => !moved.has(element.elementId));
  const index = staying.findIndex((element) => element.elementId === targetId);
  return { parent, aboveId: staying[index - 1]?.elementId ?? null };
}
