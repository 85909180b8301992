"use client";

import { type KeyboardEvent, type MouseEvent, useMemo, useState } from "react";
import { emptySelection, extend, retain, type Selection, toggle } from "@/components/library/selection";
import type { KeysetList } from "@/components/ui/keyset-list";

export interface ProductSelection {
  ids: ReadonlySet<string>;
  toggle: (id: string) => void;
  clear: () => void;
  /** Takes these and no others, also ones that are not loaded. */
  select: (ids: readonly string[]) => void;
  /** Whether all that are loaded are selected. */
  isAllLoaded: boolean;
  selectLoaded: () => void;
  /** Takes products out of the selection that are gone. */
  drop: (ids: readonly string[]) => void;
  /** A click selects with Shift or Ctrl; answers whether it did. */
  onClick: (id: string, event: MouseEvent) => boolean;
  /** Keys of a row's link: Space selects, Shift with arrows extends, Ctrl+A takes all that are loaded, Escape none. */
  onKeyDown: (id: string, event: KeyboardEvent) => void;
  /** The keyboard has moved on to another row. */
  onMove: (id: string, event: KeyboardEvent) => void;
}

/** Which products of a list are selected. Another `scope` is another list: then nothing is. */
export function useProductSelection(list: KeysetList<{ id: string }>, scope: unknown): ProductSelection {
  const [stored, setSelection] = useState<{ scope: unknown; selection: Selection }>({
    scope,
    selection: emptySelection,
  });
  const order = useMemo(() => list.items.map((item) => item.id), [list.items]);
  // A list that is there to its end knows what is left of a selection; one that goes on does not.
  const isWhole = list.status === "ready" && !list.hasMore;
  const known = stored.scope === scope ? stored.selection : emptySelection;
  const selection = useMemo(() => (isWhole ? retain(known, order) : known), [known, order, isWhole]);
  if (stored.scope !== scope || stored.selection !== selection) setSelection({ scope, selection });
  const set = (next: Selection) => setSelection({ scope, selection: next });
  const clear = () => set(emptySelection);
  const select = (ids: readonly string[]) => set({ ids: new Set(ids), anchor: ids[0] ?? null });
  const flip = (id: string) => set(toggle(selection, id));
  const reach = (id: string) => set(extend(selection, id, order));
  return {
    ids: selection.ids,
    toggle: flip,
    clear,
    select,
    isAllLoaded: order.length > 0 && order.every((id) => selection.ids.has(id)),
    selectLoaded: () => select(order),
    drop: (ids) => {
      const gone = new Set(ids);
      set({ ids: new Set([...selection.ids].filter((id) => !gone.has(id))), anchor: null });
    },
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
      else if (event.key === "a" && (event.ctrlKey || event.metaKey)) select(order);
      else if (event.shiftKey && event.key.startsWith("Arrow") && selection.anchor === null) {
        flip(id);
        return;
      } else return;
      event.preventDefault();
    },
    onMove: (id, event) => {
      if (event.shiftKey) setSelection((current) => ({ ...current, selection: extend(current.selection, id, order) }));
    },
  };
}
