import {
  differingPaths,
  type ElementVersion,
  type IdentifiedElement,
  readFields,
  withoutLayout,
} from "./element-fields";
import { findMovedIds } from "./moved-ids";

/** A field that differs; absent is `undefined`. Paths: `transform.x`, `content.color`, `locks.position`, `opacity`. */
export interface FieldChange {
  path: string;
  before: unknown;
  after: unknown;
}

export interface ElementChange {
  elementId: string;
  fields: FieldChange[];
}

export interface ElementsDiff {
  added: IdentifiedElement[];
  removed: IdentifiedElement[];
  changed: ElementChange[];
  /** Elements painted earlier or later among those of their side and group than before. */
  moved: string[];
}

/** What a person did between two lists of elements in paint order. */
export function diffElements(before: readonly ElementVersion[], after: readonly ElementVersion[]): ElementsDiff {
  const known = new Map(before.map((element) => [element.elementId, element]));
  const staying = new Set(after.map((element) => element.elementId));
  const changed: ElementChange[] = [];
  for (const element of after) {
    const old = known.get(element.elementId);
    if (old === undefined) continue;
    const one = readFields(old);
    const other = readFields(element);
    const paths = differingPaths(one, other);
    if (paths.length === 0) continue;
    const fields = paths.map((path) => ({ path, before: one.get(path), after: other.get(path) }));
    changed.push({ elementId: element.elementId, fields });
  }
  return {
    added: after.filter((element) => !known.has(element.elementId)).map(withoutLayout),
    removed: before.filter((element) => !staying.has(element.elementId)).map(withoutLayout),
    changed,
    moved: findMoved(before, after),
  };
}

/** Order counts only among siblings: what lies between them in the list belongs to other groups or sides. */
function findMoved(before: readonly ElementVersion[], after: readonly ElementVersion[]): string[] {
  const families = (elements: readonly ElementVersion[]) =>
    Map.groupBy(elements, (element) => `${element.spaceId} ${element.parentElementId ?? ""}`);
  const old = families(before);
  const ids = (elements: readonly ElementVersion[] = []) => elements.map((element) => element.elementId);
  return [...families(after)].flatMap(([family, elements]) => [...findMovedIds(ids(old.get(family)), ids(elements))]);
}

/** Counts for lists of revisions; an element that only changed its place in the order counts as changed. */
export function summarizeDiff(diff: ElementsDiff): { added: number; removed: number; changed: number } {
  const touched = new Set([...diff.changed.map((change) => change.elementId), ...diff.moved]);
  return { added: diff.added.length, removed: diff.removed.length, changed: touched.size };
}
