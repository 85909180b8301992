import { v7 as newId } from "uuid";
import {
  differingPaths,
  type ElementVersion,
  type Fields,
  fromUnits,
  type IdentifiedElement,
  isEqualValue,
  readUnits,
  withoutLayout,
} from "./element-fields";
import { findOrderConflicts, mergeOrder } from "./merge-order";
import { findCycles, repairTree } from "./repair-tree";

/**
 * A field that both sides changed differently. Paths: `transform`, `content.color`, `opacity`, …; `place` is side and
 * group together, `type` is type, content and artwork together, `order` is the place in the paint order.
 */
export interface FieldConflict {
  path: string;
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

/** `changed-deleted`: one side changed what the other deleted (its version is null). `cycle`: groups would contain each other. */
export type ConflictKind = "both-changed" | "both-added" | "changed-deleted" | "cycle";

export interface ElementConflict {
  elementId: string;
  kind: ConflictKind;
  base: IdentifiedElement | null;
  mine: IdentifiedElement | null;
  theirs: IdentifiedElement | null;
  /** Empty when one side deleted the element. */
  fields: FieldConflict[];
}

export type Resolution = "mine" | "theirs" | "both";
export type Resolutions = Readonly<Record<string, Resolution>>;

export interface MergeInput {
  base: readonly ElementVersion[];
  mine: readonly ElementVersion[];
  theirs: readonly ElementVersion[];
}

export interface MergeResult {
  /** Complete and valid even with conflicts: there it has my fields, and keeps what one side deleted. */
  merged: IdentifiedElement[];
  conflicts: ElementConflict[];
  /** What was merged; for `resolveConflicts`. */
  input: MergeInput;
}

/** Merges what two people made of the same elements: independent fields meet, the same field changed twice is a conflict. */
export function mergeElements(
  base: readonly ElementVersion[],
  mine: readonly ElementVersion[],
  theirs: readonly ElementVersion[],
): MergeResult {
  return combine({ base, mine, theirs }, {}, newId);
}

/**
 * Merges again with a decision an element; conflicts without one stay in `conflicts`. `both` keeps my version and puts
 * theirs in front of it as a new element, where `canKeepBoth`; elsewhere it is `mine`, or the version not deleted.
 */
export function resolveConflicts(
  result: Pick<MergeResult, "input">,
  resolutions: Resolutions,
  createId: () => string = newId,
): MergeResult {
  return combine(result.input, resolutions, createId);
}

/** Whether both versions of a conflict can stand beside each other: a group would have its members twice. */
export function canKeepBoth(conflict: ElementConflict): boolean {
  const { kind, mine, theirs, fields } = conflict;
  if (kind === "cycle" || kind === "changed-deleted") return false;
  return mine?.type !== "group" && theirs?.type !== "group" && fields.some((field) => field.path !== "order");
}

interface Versions {
  base: ElementVersion | undefined;
  mine: ElementVersion | undefined;
  theirs: ElementVersion | undefined;
}

function combine(input: MergeInput, resolutions: Resolutions, createId: () => string): MergeResult {
  const [base, mine, theirs] = [indexById(input.base), indexById(input.mine), indexById(input.theirs)];
  const conflicts = new Map<string, ElementConflict>();
  const merged = new Map<string, IdentifiedElement>();
  for (const elementId of new Set([...mine.keys(), ...theirs.keys()])) {
    const versions = { base: base.get(elementId), mine: mine.get(elementId), theirs: theirs.get(elementId) };
    const { element, conflict } = mergeOne(elementId, versions, resolutions[elementId]);
    if (element !== undefined) merged.set(elementId, element);
    if (conflict !== undefined) conflicts.set(elementId, conflict);
  }
  const orders = { base: [...base.keys()], mine: [...mine.keys()], theirs: [...theirs.keys()] };
  const asTheirs = new Set<string>();
  for (const { elementId, ...places } of findOrderConflicts(orders.base, orders.mine, orders.theirs)) {
    if (!merged.has(elementId)) continue;
    if (resolutions[elementId] === "theirs") asTheirs.add(elementId);
    addField(conflicts, describe(elementId, "both-changed", versionsOf(elementId)), { path: "order", ...places });
  }
  breakCycles(merged, { base, mine, theirs }, resolutions, (elementId, field) =>
    addField(conflicts, describe(elementId, "cycle", versionsOf(elementId)), field),
  );
  const order = mergeOrder({ ...orders, kept: new Set(merged.keys()), asTheirs });
  const elements = order.flatMap((id) => {
    const element = merged.get(id);
    const conflict = conflicts.get(id);
    const other = conflict?.theirs;
    const isTwice = resolutions[id] === "both" && conflict !== undefined && canKeepBoth(conflict);
    if (element === undefined) return [];
    return isTwice && other ? [element, { ...other, elementId: createId() }] : [element];
  });
  const parentBefore = (id: string) => (mine.get(id) ?? theirs.get(id) ?? base.get(id))?.parentElementId;
  return {
    merged: repairTree(elements, parentBefore),
    conflicts: [...conflicts.values()].filter(({ elementId }) => resolutions[elementId] === undefined),
    input,
  };

  function versionsOf(elementId: string): Versions {
    return { base: base.get(elementId), mine: mine.get(elementId), theirs: theirs.get(elementId) };
  }
}

function indexById(elements: readonly ElementVersion[]): Map<string, ElementVersion> {
  return new Map(elements.map((element) => [element.elementId, element]));
}

function describe(elementId: string, kind: ConflictKind, { base, mine, theirs }: Versions): ElementConflict {
  const plain = (element: ElementVersion | undefined) => (element === undefined ? null : withoutLayout(element));
  return { elementId, kind, base: plain(base), mine: plain(mine), theirs: plain(theirs), fields: [] };
}

function addField(conflicts: Map<string, ElementConflict>, fresh: ElementConflict, field: FieldConflict): void {
  const known = conflicts.get(fresh.elementId) ?? fresh;
  conflicts.set(fresh.elementId, { ...known, fields: [...known.fields, field] });
}

/** @returns no element where it is deleted */
function mergeOne(
  elementId: string,
  versions: Versions,
  resolution: Resolution | undefined,
): { element?: IdentifiedElement; conflict?: ElementConflict } {
  const { base, mine, theirs } = versions;
  if (mine === undefined || theirs === undefined) return mergeDeleted(elementId, versions, resolution);
  const sameType = mine.type === theirs.type && (base === undefined || base.type === mine.type);
  const units = {
    base: base === undefined ? new Map<string, unknown>() : readUnits(base, sameType),
    mine: readUnits(mine, sameType),
    theirs: readUnits(theirs, sameType),
  };
  const isEqual = (one: Fields, other: Fields) => differingPaths(one, other).length === 0;
  if (isEqual(units.mine, units.theirs) || isEqual(units.theirs, units.base)) return { element: withoutLayout(mine) };
  if (isEqual(units.mine, units.base)) return { element: withoutLayout(theirs) };
  const { merged, fields } = mergeUnits(units, resolution, mine.type === "group" && theirs.type === "group");
  const element = fromUnits(elementId, merged);
  if (fields.length === 0) return { element };
  const kind = base === undefined ? "both-added" : "both-changed";
  return { element, conflict: { ...describe(elementId, kind, versions), fields } };
}

/** One side does not have the element: it was added by the other, or deleted, which the other may not have known. */
function mergeDeleted(
  elementId: string,
  versions: Versions,
  resolution: Resolution | undefined,
): { element?: IdentifiedElement; conflict?: ElementConflict } {
  const { base, mine, theirs } = versions;
  const left = mine ?? theirs;
  if (left === undefined) return {};
  const element = withoutLayout(left);
  if (base === undefined) return { element };
  if (!isChanged(base, left)) return {};
  const conflict = describe(elementId, "changed-deleted", versions);
  const isDeletion = (resolution === "mine" && mine === undefined) || (resolution === "theirs" && theirs === undefined);
  return isDeletion ? { conflict } : { element, conflict };
}

/** The box of a group follows its members, so it alone is no change. */
function isChanged(base: ElementVersion, other: ElementVersion): boolean {
  const sameType = base.type === other.type;
  const paths = differingPaths(readUnits(base, sameType), readUnits(other, sameType));
  return paths.some((path) => path !== "transform" || other.type !== "group");
}

function mergeUnits(
  { base, mine, theirs }: { base: Fields; mine: Fields; theirs: Fields },
  resolution: Resolution | undefined,
  isGroup: boolean,
): { merged: Fields; fields: FieldConflict[] } {
  const merged = new Map<string, unknown>();
  const fields: FieldConflict[] = [];
  for (const path of new Set([...mine.keys(), ...theirs.keys()])) {
    const [was, my, their] = [base.get(path), mine.get(path), theirs.get(path)];
    const isConflict = !isEqualValue(my, their) && !isEqualValue(my, was) && !isEqualValue(their, was);
    const takeTheirs = isConflict ? resolution === "theirs" : isEqualValue(my, was);
    merged.set(path, takeTheirs ? their : my);
    if (isConflict && !(isGroup && path === "transform")) fields.push({ path, base: was, mine: my, theirs: their });
  }
  return { merged, fields };
}

/**
 * Both sides may have put groups into each other. Whoever stands on such a circle goes back to one side's place, mine
 * unless decided otherwise; what that leaves on a circle is taken apart by `repairTree`.
 */
function breakCycles(
  merged: Map<string, IdentifiedElement>,
  sides: Record<keyof Versions, ReadonlyMap<string, ElementVersion>>,
  resolutions: Resolutions,
  report: (elementId: string, field: FieldConflict) => void,
): void {
  const reported = new Set<string>();
  for (;;) {
    const fresh = [...findCycles([...merged.values()])].filter((id) => !reported.has(id));
    if (fresh.length === 0) return;
    for (const id of fresh) {
      reported.add(id);
      const element = merged.get(id);
      const [base, mine, theirs] = [sides.base.get(id), sides.mine.get(id), sides.theirs.get(id)];
      const side = resolutions[id] === "theirs" ? (theirs ?? mine) : (mine ?? theirs);
      if (element === undefined || side === undefined) continue;
      const { parentElementId: _, ...rest } = element;
      const { spaceId, parentElementId } = side;
      merged.set(id, { ...rest, spaceId, ...(parentElementId === undefined ? {} : { parentElementId }) });
      report(id, { path: "place", base: placeIn(base), mine: placeIn(mine), theirs: placeIn(theirs) });
    }
  }
}

function placeIn(element: ElementVersion | undefined): unknown {
  return element && { spaceId: element.spaceId, parentElementId: element.parentElementId };
}
