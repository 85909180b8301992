"use client";

import { type MouseEvent, useCallback, useState } from "react";
import { extend, extendFrom, noSelection, type Order, retain, type Selection, selectAll, toggle } from "./selection";

export interface GallerySelection {
  ids: ReadonlySet<string>;
  toggle: (id: string) => void;
  /** Extends the range to this one. */
  reach: (id: string) => void;
  /** The same with keys: a range that has not begun begins at `from`. */
  reachFrom: (from: string, to: string) => void;
  clear: () => void;
  all: (ids: readonly string[]) => void;
  /** A click with Shift or Ctrl selects; answers whether it did. */
  onClick: (id: string, event: MouseEvent) => boolean;
}

/** Which assets are selected; what leaves the list is selected no longer. */
export function useGallerySelection(order: Order): GallerySelection {
  const [stored, setSelection] = useState<Selection>(noSelection);
  const selection = retain(stored, order);
  if (selection !== stored) setSelection(selection);
  const reach = useCallback((id: string) => setSelection((before) => extend(before, id, order)), [order]);
  const flip = useCallback((id: string) => setSelection((before) => toggle(before, id)), []);
  const all = useCallback((ids: readonly string[]) => setSelection(selectAll(ids)), []);
  return {
    ids: selection.ids,
    toggle: flip,
    reach,
    reachFrom: (from, to) => setSelection((before) => extendFrom(before, from, to, order)),
    clear: () => setSelection(noSelection),
    all,
    onClick: (id, event) => {
      if (event.shiftKey) reach(id);
      else if (event.ctrlKey || event.metaKey) flip(id);
      else return false;
      event.preventDefault();
      return true;
    },
  };
}
