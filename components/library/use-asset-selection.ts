"use client";

import { useMemo } from "react";
import { orderOf } from "@/components/ui/list-selection";
import { type ListSelection, useListSelection } from "@/components/ui/use-list-selection";
import type { AssetJson } from "@/lib/designs/library-queries";

export interface AssetSelection extends ListSelection {
  /** The selected artwork, in the order of the list. */
  chosen: readonly AssetJson[];
  selectAll: () => void;
}

/** Which of the listed artwork is selected. */
export function useAssetSelection(items: readonly AssetJson[]): AssetSelection {
  const order = useMemo(() => orderOf(items.map((asset) => asset.id)), [items]);
  const selection = useListSelection(order);
  const chosen = useMemo(() => items.filter((asset) => selection.ids.has(asset.id)), [items, selection.ids]);
  return { ...selection, chosen, selectAll: () => selection.select(order.ids) };
}
