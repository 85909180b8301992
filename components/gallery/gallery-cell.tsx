"use client";

import { useQuery } from "@tanstack/react-query";
import { type MouseEvent, memo, useCallback, useLayoutEffect, useRef } from "react";
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
  const isThere = asset !== undefined && asset !== null;
  const hadFocus = useRef(false);
  const watch = useCallback((button: HTMLButtonElement) => {
    return () => {
      hadFocus.current = document.activeElement === button;
    };
  }, []);
  useLayoutEffect(() => {
    if (!isThere || !hadFocus.current) return;
    hadFocus.current = false;
    document.querySelector<HTMLElement>(`[data-asset="${id}"]`)?.focus({ preventScroll: true });
  }, [isThere, id]);
  if (asset === undefined || asset === null) {
    return (
      <div className="flex h-full flex-col">
        {asset === undefined ? (
          // It has the focus while the asset is on its way, or a key that is held would lose it. It does not pulse: a hundred
          // that do would each be a layer to compose.
          <button
            ref={watch}
            type="button"
            data-asset={id}
            aria-label="Loading"
            tabIndex={tile.tabbable ? 0 : -1}
            className="aspect-square rounded-sm bg-sunken"
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
