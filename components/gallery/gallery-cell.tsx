"use client";

import { useQuery } from "@tanstack/react-query";
import { type MouseEvent, memo } from "react";
import { assetQuery } from "@/lib/collections/generated-asset-queries";
import { AssetTile } from "./asset-tile";
import { TrashNote } from "./trash-note";

export interface GalleryCellProps {
  id: string;
  selected: boolean | undefined;
  tabbable: boolean;
  large: boolean;
  caption: boolean;
  onOpen: (id: string, event: MouseEvent<HTMLButtonElement>) => void;
  onToggle: (id: string, event: MouseEvent<HTMLButtonElement>) => void;
}

/** A tile that asks for its asset itself, together with those around it. */
export const GalleryCell = memo(function GalleryCell({ id, ...tile }: GalleryCellProps) {
  const { data: asset } = useQuery(assetQuery(id));
  if (asset === undefined || asset === null) {
    return (
      <div className="flex h-full flex-col">
        {asset === undefined ? (
          // It has the focus while the asset is on its way, or a key that is held would lose it. The grid's own squares
          // show through: a hundred skeletons that pulse would each be a layer to compose.
          <button
            type="button"
            data-asset={id}
            aria-label="Loading"
            tabIndex={tile.tabbable ? 0 : -1}
            className="aspect-square rounded-sm"
          />
        ) : (
          <p className="grid aspect-square place-items-center rounded-sm bg-sunken text-2xs text-ink-3">Gone</p>
        )}
      </div>
    );
  }
  return (
    <>
      <AssetTile asset={asset} {...tile} />
      {asset.deletedAt === null ? null : <TrashNote deletedAt={asset.deletedAt} />}
    </>
  );
});
