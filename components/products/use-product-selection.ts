"use client";

import { useMemo } from "react";
import type { KeysetList } from "@/components/ui/keyset-list";
import { orderOf } from "@/components/ui/list-selection";
import { type ListSelection, useListSelection } from "@/components/ui/use-list-selection";

export interface ProductSelection extends ListSelection {
  /** Whether all that are loaded are selected. */
  isAllLoaded: boolean;
  selectLoaded: () => void;
}

/** Which products of a list are selected. Another `scope` is another list: then nothing is. */
export function useProductSelection(list: KeysetList<{ id: string }>, scope: unknown): ProductSelection {
  const order = useMemo(() => orderOf(list.items.map((item) => item.id)), [list.items]);
  // A list that is there to its end knows what is left of a selection; one that goes on does not.
  const selection = useListSelection(order, { scope, isWhole: list.status === "ready" && !list.hasMore });
  return {
    ...selection,
    isAllLoaded: order.ids.length > 0 && order.ids.every((id) => selection.ids.has(id)),
    selectLoaded: () => selection.select(order.ids),
  };
}
