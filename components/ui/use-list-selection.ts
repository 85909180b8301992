"use client";

import { type KeyboardEvent, type MouseEvent, useCallback, useState } from "react";
import {
  drop,
  extend,
  extendFrom,
  noSelection,
  type Order,
  retain,
  type Selection,
  selectAll,
  toggle,
} from "./list-selection";

export interface ListSelection {
  ids: ReadonlySet<string>;
  toggle: (id: string) => void;
  /** Extends the range to this one. */
  reach: (id: string) => void;
  /** The same with keys: a range that has not begun begins at `from`. */
  reachFrom: (from: string, to: string) => void;
  clear: () => void;
  /** Takes these and no others, also ones that are not loaded. */
  select: (ids: readonly string[]) => void;
  /** Takes out what is gone. */
  drop: (ids: readonly string[]) => void;
  /** A click with Shift or Ctrl selects; answers whether it did. */
  onClick: (id: string, event: MouseEvent) => boolean;
  /** Keys of a row's link: Space selects, Shift with arrows extends, Ctrl+A takes all that are loaded, Escape none. */
  onKeyDown: (id: string, event: KeyboardEvent) => void;
  /** The keyboard has moved on to another row. */
  onMove: (id: string, event: KeyboardEvent) => void;
}

/**
 * Which rows of a list are selected. What leaves a list that is loaded to its end (`isWhole`) is selected no longer, or
 * it would be selected already when it comes back. Another `scope` is another list, where nothing is.
 */
export function useListSelection(
  order: Order,
  { scope = null, isWhole = true }: { scope?: unknown; isWhole?: boolean } = {},
): ListSelection {
  const [stored, setStored] = useState<{ scope: unknown; selection: Selection }>({ scope, selection: noSelection });
  const known = stored.scope === scope ? stored.selection : noSelection;
  const selection = isWhole ? retain(known, order) : known;
  if (stored.scope !== scope || stored.selection !== selection) setStored({ scope, selection });
  const update = useCallback(
    (change: (before: Selection) => Selection) =>
      setStored((before) => ({ ...before, selection: change(before.selection) })),
    [],
  );
  const reach = useCallback((id: string) => update((before) => extend(before, id, order)), [update, order]);
  const flip = useCallback((id: string) => update((before) => toggle(before, id)), [update]);
  const select = useCallback((ids: readonly string[]) => update(() => selectAll(ids)), [update]);
  const clear = () => update(() => noSelection);
  return {
    ids: selection.ids,
    toggle: flip,
    reach,
    reachFrom: (from, to) => update((before) => extendFrom(before, from, to, order)),
    clear,
    select,
    drop: (ids) => update((before) => drop(before, ids)),
    onClick: (id, event) => {
      if (event.shiftKey) reach(id);
      else if (event.ctrlKey || event.metaKey) flip(id);
      else return false;
      event.preventDefault();
      return true;
    },
    onKeyDown: (id, event) => {
      if (event.key === " ") {
        if (event.shiftKey) reach(id);
        else flip(id);
      } else if (event.key === "Escape" && selection.ids.size > 0) clear();
      else if (event.key === "a" && (event.ctrlKey || event.metaKey)) select(order.ids);
      else if (event.shiftKey && event.key.startsWith("Arrow") && selection.anchor === null) {
        flip(id);
        return;
      } else return;
      event.preventDefault();
    },
    onMove: (id, event) => {
      if (event.shiftKey) reach(id);
    },
  };
}
