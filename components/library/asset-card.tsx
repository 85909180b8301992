"use client";

import { Ban } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import type { AssetJson } from "@/lib/designs/library-queries";
import { AssetThumbnail } from "./asset-thumbnail";
import { describePixels, describeVerdict } from "./asset-words";
import { startDrag } from "./drag-assets";
import type { AssetSelection } from "./use-asset-selection";

/** Says that artwork may not be used; why is its title. */
export function VerdictBadge({ asset, className }: { asset: AssetJson; className?: string }) {
  if (asset.availability.available) return null;
  return (
    <Badge tone="warning" icon={<Ban />} title={describeVerdict(asset.availability)} className={className}>
      Not usable
    </Badge>
  );
}

/** Artwork in the grid: a click shows it, with Ctrl or Shift it is selected. */
export function AssetCard({
  asset,
  selection,
  selectable,
  onOpen,
  onRemove,
}: {
  asset: AssetJson;
  selection: AssetSelection;
  selectable: boolean;
  onOpen: (asset: AssetJson) => void;
  /** Absent: nothing happens on Delete. */
  onRemove?: ((asset: AssetJson) => void) | undefined;
}) {
  const selected = selection.ids.has(asset.id);
  return (
    <article
      aria-label={asset.name}
      draggable={selectable}
      onDragStart={(event) => startDrag(event, asset, selection)}
      className={cn(
        "group relative flex flex-col overflow-hidden rounded-lg border bg-raised shadow-xs transition-shadow hover:shadow-md",
        selected ? "border-accent-text ring-1 ring-accent-text" : "border-line hover:border-line-strong",
      )}
    >
      <AssetThumbnail asset={asset} className="aspect-square border-line border-b p-2" />
      <div className="flex min-w-0 flex-col px-3 py-2">
        <button
          type="button"
          data-card-link={asset.id}
          aria-pressed={selectable ? selected : undefined}
          onClick={(event) => {
            if (!selectable || !selection.onClick(asset.id, event)) onOpen(asset);
          }}
          onKeyDown={(event) => {
            if (!selectable) return;
            selection.onKeyDown(asset.id, event);
            if (event.key === "Delete" || event.key === "Backspace") onRemove?.(asset);
          }}
          className="block truncate text-left font-medium text-sm leading-5 after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-accent-text focus-visible:after:-outline-offset-2"
        >
          {asset.name}
        </button>
        <p className="truncate text-ink-3 text-xs">{describePixels(asset)}</p>
      </div>
      <VerdictBadge asset={asset} className="absolute top-2 right-2" />
      {selectable ? (
        <Checkbox
          aria-label={`Select ${asset.name}`}
          tabIndex={-1}
          checked={selected}
          onClick={(event) => {
            if (event.shiftKey) selection.onClick(asset.id, event);
          }}
          onCheckedChange={() => selection.toggle(asset.id)}
          className={cn(
            "absolute top-2 left-2 z-1 transition-opacity",
            selected || selection.ids.size > 0
              ? "opacity-100"
              : "opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100",
          )}
        />
      ) : null}
    </article>
  );
}
