"use client";

import { type KeyboardEvent, type MouseEvent, useMemo, useState } from "react";
import type { AssetJson } from "@/lib/designs/library-queries";
import { emptySelection, extend, retain, type Selection, toggle } from "./selection";

export interface AssetSelection {
  ids: ReadonlySet<string>;
  /** The selected artwork, in the order of the list. */
  chosen: readonly AssetJson[];
  toggle: (id: string) => void;
  clear: () => void;
  selectAll: () => void;
  /** A click selects with Shift or Ctrl; answers whether it did. */
  onClick: (id: string, event: MouseEvent) => boolean;
  /** Keys of a row's link: Space selects, Shift with arrows extends, Ctrl+A takes all, Escape none. */
  onKeyDown: (id: string, event: KeyboardEvent) => void;
  /** The keyboard has moved on to another row. */
  onMove: (id: string, event: KeyboardEvent) => void;
}

/** Which of the listed artwork is selected. What leaves the list is no longer selected. */
export function useAssetSelection(items: readonly AssetJson[]): AssetSelection {
  const [stored, setSelection] = useState<Selection>(emptySelection);
  const order = useMemo(() => items.map((asset) => asset.id), [items]);
  const selection = useMemo(() => retain(stored, order), [stored, order]);
  // Or what comes back, in the trash for example, would be selected already.
  if (selection !== stored) setSelection(selection);
  const chosen = useMemo(() => items.filter((asset) => selection.ids.has(asset.id)), [items, selection]);
  const clear = () => setSelection(emptySelection);
  const selectAll = () => setSelection({ ids: new Set(order), anchor: order[0] ?? null });
  const flip = (id: string) => setSelection(toggle(selection, id));
  const reach = (id: string) => setSelection(extend(selection, id, order));
  return {
    ids: selection.ids,
    chosen,
    toggle: flip,
    clear,
    selectAll,
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
      else if (event.key === "a" && (event.ctrlKey || event.metaKey)) selectAll();
      else if (event.shiftKey && event.key.startsWith("Arrow") && selection.anchor === null) {
        setSelection(toggle(selection, id));
        return;
      } else return;
      event.preventDefault();
    },
    onMove: (id, event) => {
      if (event.shiftKey) setSelection((current) => extend(current, id, order));
    },
  };
}
