import { findMovedIds } from "./moved-ids";

export interface OrderConflict {
  elementId: string;
  /** Places in the whole list, from 0. */
  base: number;
  mine: number;
  theirs: number;
}

/** Elements that both sides moved in the paint order, to different neighbours. */
export function findOrderConflicts(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): OrderConflict[] {
  const movedByMine = findMovedIds(base, mine);
  const movedByBoth = [...findMovedIds(base, theirs)].filter((id) => movedByMine.has(id));
  if (movedByBoth.length === 0) return [];
  const [inMine, inTheirs] = [new Set(mine), new Set(theirs)];
  const inAll = new Set(base.filter((id) => inMine.has(id) && inTheirs.has(id)));
  const before = (order: readonly string[], id: string) =>
    order.slice(0, order.indexOf(id)).findLast((at) => inAll.has(at));
  return movedByBoth
    .filter((id) => before(mine, id) !== before(theirs, id))
    .map((id) => ({ elementId: id, base: base.indexOf(id), mine: mine.indexOf(id), theirs: theirs.indexOf(id) }))
    .sort((one, other) => one.base - other.base);
}

interface OrderInput {
  base: readonly string[];
  mine: readonly string[];
  theirs: readonly string[];
  /** Ids of the result, all of them from `mine` or `theirs`. */
  kept: ReadonlySet<string>;
  /** Elements that both moved and that stand where theirs has them. */
  asTheirs: ReadonlySet<string>;
}

/**
 * My order, into which what they added or moved is set behind the same neighbour as in theirs. When one side left the
 * order alone, the result is exactly the other's.
 */
export function mergeOrder({ base, mine, theirs, kept, asTheirs }: OrderInput): string[] {
  const movedByMine = findMovedIds(base, mine);
  const movedByTheirs = findMovedIds(base, theirs);
  const inMine = new Set(mine);
  const isPlaced = (id: string) =>
    kept.has(id) && (!inMine.has(id) || asTheirs.has(id) || (movedByTheirs.has(id) && !movedByMine.has(id)));
  const placed = new Set(theirs.filter(isPlaced));
  /** What is set behind an id; undefined: in front of everything. */
  const followers = new Map<string | undefined, string[]>();
  let anchor: string | undefined;
  for (const id of theirs) {
    if (placed.has(id)) followers.set(anchor, [...(followers.get(anchor) ?? []), id]);
    else if (kept.has(id) && inMine.has(id)) anchor = id;
  }
  const stable = mine.filter((id) => kept.has(id) && !placed.has(id));
  return [...(followers.get(undefined) ?? []), ...stable.flatMap((id) => [id, ...(followers.get(id) ?? [])])];
}
