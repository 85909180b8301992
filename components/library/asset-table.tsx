"use client";

import { Badge } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/checkbox";
import { ColorSwatch } from "@/components/ui/color-swatch";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { RelativeTime } from "@/components/ui/relative-time";
import type { AssetFolderJson, AssetJson } from "@/lib/designs/library-queries";
import { VerdictBadge } from "./asset-card";
import type { AssetListProps } from "./asset-grid";
import { AssetThumbnail } from "./asset-thumbnail";
import { describePixels, describePrintSize } from "./asset-words";
import { pathOfFolder } from "./folder-tree";

/** Artwork as rows. */
export function AssetTable({
  list,
  selection,
  selectable,
  onOpen,
  onRemove,
  folders,
}: AssetListProps & { folders: readonly AssetFolderJson[] }) {
  const all = list.items.length > 0 && selection.ids.size === list.items.length;
  const box: DataColumn<AssetJson> = {
    id: "select",
    width: "1.25rem",
    header: (
      <Checkbox
        aria-label="Select all that are loaded"
        checked={all ? true : selection.ids.size > 0 ? "indeterminate" : false}
        onCheckedChange={() => (all ? selection.clear() : selection.selectAll())}
      />
    ),
    cell: (asset) => (
      <Checkbox
        aria-label={`Select ${asset.name}`}
        checked={selection.ids.has(asset.id)}
        onClick={(event) => {
          if (event.shiftKey) selection.onClick(asset.id, event);
        }}
        onCheckedChange={() => selection.toggle(asset.id)}
      />
    ),
  };
  const columns: DataColumn<AssetJson>[] = [
    ...(selectable ? [box] : []),
    {
      id: "name",
      header: "Name",
      width: "minmax(0,1fr)",
      cell: (asset) => (
        <button
          type="button"
          data-row-link=""
          onClick={(event) => {
            if (!selectable || !selection.onClick(asset.id, event)) onOpen(asset);
          }}
          onKeyDown={(event) => {
            if (!selectable) return;
            selection.onKeyDown(asset.id, event);
            if (event.key === "Delete" || event.key === "Backspace") onRemove?.(asset);
          }}
          className="flex w-full min-w-0 items-center gap-3 rounded-sm text-left"
        >
          <AssetThumbnail asset={asset} className="size-10 shrink-0 rounded-sm border border-line" />
          <span className="flex min-w-0 flex-col items-start gap-0.5">
            <span className="max-w-full truncate font-medium">{asset.name}</span>
            <VerdictBadge asset={asset} />
          </span>
        </button>
      ),
    },
    {
      id: "tags",
      header: "Tags",
      width: "8rem",
      wideOnly: true,
      cell: (asset) => (
        <span className="flex gap-1 overflow-hidden">
          {asset.tags.slice(0, 2).map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
          {asset.tags.length > 2 ? <Badge tone="outline">+{asset.tags.length - 2}</Badge> : null}
        </span>
      ),
    },
    {
      id: "folder",
      header: "Folder",
      width: "6.5rem",
      wideOnly: true,
      cell: (asset) => (
        <span className="block truncate text-ink-2">{pathOfFolder(folders, asset.folderId).at(-1)?.name ?? "—"}</span>
      ),
    },
    {
      id: "size",
      header: "Size",
      width: "7.5rem",
      wideOnly: true,
      cell: (asset) => (
        <span className="block truncate text-ink-2 tabular-nums" title={`${describePrintSize(asset)} at 300 dpi`}>
          {describePixels(asset)}
        </span>
      ),
    },
    {
      id: "colors",
      header: "Colours",
      width: "5rem",
      wideOnly: true,
      cell: (asset) => (
        <span className="flex gap-0.5">
          {asset.dominantColors.slice(0, 5).map((color) => (
            <ColorSwatch key={color} color={color} className="size-3.5" />
          ))}
        </span>
      ),
    },
    {
      id: "time",
      header: "Added",
      width: "6.5rem",
      wideOnly: true,
      cell: (asset) => <RelativeTime value={asset.createdAt} className="text-ink-2 text-xs" />,
    },
  ];
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-raised shadow-xs">
      <DataTable
        list={list}
        columns={columns}
        rowKey={(asset) => asset.id}
        rowHeight={56}
        aria-label="Artwork"
        empty={null}
      />
    </div>
  );
}
