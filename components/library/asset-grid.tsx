"use client";

import { CardGrid, CardGridSkeleton } from "@/components/ui/card-grid";
import type { KeysetList } from "@/components/ui/keyset-list";
import type { AssetJson } from "@/lib/designs/library-queries";
import { AssetCard } from "./asset-card";
import type { AssetSelection } from "./use-asset-selection";

const sizes = { gap: 12, narrow: 132, wide: 172, caption: 54 };

export interface AssetListProps {
  list: KeysetList<AssetJson>;
  selection: AssetSelection;
  /** Whoever looks may change artwork. */
  selectable: boolean;
  onOpen: (asset: AssetJson) => void;
  onRemove?: ((asset: AssetJson) => void) | undefined;
}

/** Artwork as cards; only the rows in sight are drawn. */
export function AssetGrid({ list, selection, ...card }: AssetListProps) {
  return (
    <CardGrid
      list={list}
      aria-label="Artwork"
      sizes={sizes}
      renderCard={(asset) => <AssetCard asset={asset} selection={selection} {...card} />}
      onMove={({ dataset }, event) => {
        if (dataset.cardLink !== undefined) selection.onMove(dataset.cardLink, event);
      }}
    />
  );
}

/** Cards being loaded, in the size of the real ones. */
export function AssetGridSkeleton() {
  return (
    <CardGridSkeleton
      count={12}
      aria-label="Loading artwork"
      className="gap-3 [grid-template-columns:repeat(auto-fill,minmax(8.25rem,1fr))] sm:[grid-template-columns:repeat(auto-fill,minmax(10.75rem,1fr))]"
    />
  );
}
