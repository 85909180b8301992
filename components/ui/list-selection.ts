/** Ids in the order they are shown, and where each stands: asked for ten thousand at a time, so it is made once a list. */
export interface Order {
  ids: readonly string[];
  indexOf: ReadonlyMap<string, number>;
}

export function orderOf(ids: readonly string[]): Order {
  return { ids, indexOf: new Map(ids.map((id, index) => [id, index])) };
}

export interface Selection {
  ids: ReadonlySet<string>;
  /** Where a range begins. */
  anchor: string | null;
  /** Where it ends at the moment, or what was chosen last. */
  end: string | null;
  /** What was selected before the range that is being drawn; the range may grow, shrink and turn round. */
  base: ReadonlySet<string>;
}

const nothing: ReadonlySet<string> = new Set();
export const noSelection: Selection = { ids: nothing, anchor: null, end: null, base: nothing };

/** Adds one or takes it away, and begins a range there. */
export function toggle(selection: Selection, id: string): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id, end: id, base: ids };
}

/** Selects from the anchor to `id`, in either direction, besides what was selected before the range began. */
export function extend(selection: Selection, id: string, { ids, indexOf }: Order): Selection {
  const to = indexOf.get(id);
  if (to === undefined) return selection;
  const from = selection.anchor === null ? undefined : indexOf.get(selection.anchor);
  if (from === undefined) {
    const next = new Set(selection.ids).add(id);
    return { ids: next, anchor: id, end: id, base: selection.ids };
  }
  const next = new Set(selection.base);
  for (let index = Math.min(from, to); index <= Math.max(from, to); index += 1) {
    const each = ids[index];
    if (each !== undefined) next.add(each);
  }
  return { ids: next, anchor: selection.anchor, end: id, base: selection.base };
}

/** The same with the keyboard: a range goes on where it ended, and begins anew where the focus has wandered off. */
export function extendFrom(selection: Selection, from: string, to: string, order: Order): Selection {
  if (selection.end === from) return extend(selection, to, order);
  const begun = new Set(selection.ids).add(from);
  return extend({ ids: begun, anchor: from, end: from, base: begun }, to, order);
}

export function selectAll(ids: readonly string[]): Selection {
  const all = new Set(ids);
  return { ids: all, anchor: ids[0] ?? null, end: ids.at(-1) ?? null, base: all };
}

/** The selection without these. */
export function drop(selection: Selection, gone: readonly string[]): Selection {
  const out = new Set(gone);
  const keep = (ids: ReadonlySet<string>) => new Set([...ids].filter((id) => !out.has(id)));
  return { ids: keep(selection.ids), anchor: null, end: null, base: keep(selection.base) };
}

/** What is still in the list; the same selection when all of it is. */
export function retain(selection: Selection, { indexOf }: Order): Selection {
  if (selection.ids.size === 0) return selection;
  let isWhole = true;
  for (const id of selection.ids) {
    if (indexOf.has(id)) continue;
    isWhole = false;
    break;
  }
  if (isWhole) return selection;
  const ids = new Set([...selection.ids].filter((id) => indexOf.has(id)));
  const anchor = selection.anchor !== null && indexOf.has(selection.anchor) ? selection.anchor : null;
  return { ids, anchor, end: anchor, base: new Set([...selection.base].filter((id) => indexOf.has(id))) };
}

/**
 * Who takes the focus when some go: the next one that stays, else the one before; null when none stays.
 * @param leaving not in the list any more afterwards
 */
export function findNeighbour(order: Order, from: string, leaving: ReadonlySet<string>): string | null {
  const start = order.indexOf.get(from) ?? 0;
  for (let index = start; index < order.ids.length; index += 1) {
    const id = order.ids[index];
    if (id !== undefined && !leaving.has(id)) return id;
  }
  for (let index = start - 1; index >= 0; index -= 1) {
    const id = order.ids[index];
    if (id !== undefined && !leaving.has(id)) return id;
  }
  return null;
}
