"use client";

import { Box, CircleAlert, CircleDashed, Clock3, Pin, Play } from "lucide-react";
import { type MouseEvent, memo, type ReactNode } from "react";
import { Thumbnail } from "@/components/images/thumbnail";
import { cn } from "@/components/ui/cn";
import { Progress } from "@/components/ui/progress";
import type { GeneratedAssetJson } from "@/lib/collections/generated-asset-queries";
import { describeAsset, describeStatus } from "./asset-words";

export type TileAsset = Pick<
  GeneratedAssetJson,
  | "id"
  | "productName"
  | "productSku"
  | "type"
  | "status"
  | "progress"
  | "pinned"
  | "errorMessage"
  | "image"
  | "imageUrl"
>;

export interface AssetTileProps {
  asset: TileAsset;
  /** Shows its selection; absent: it cannot be selected. */
  selected?: boolean | undefined;
  /** A preview of 600 pixels instead of 250, for tiles that are larger than those. */
  large?: boolean;
  /** Product and state in a line below the picture. */
  caption?: boolean;
  /** Whether Tab reaches it; a grid that moves the focus with arrow keys lets one at a time. */
  tabbable?: boolean;
  onOpen?: ((id: string, event: MouseEvent<HTMLButtonElement>) => void) | undefined;
  onToggle?: ((id: string, event: MouseEvent<HTMLButtonElement>) => void) | undefined;
  /** A button of its own in the lower corner, of what is not done for example. */
  action?: ReactNode;
}

const waiting = { draft: CircleDashed, pending: Clock3, error: CircleAlert } as const;

/** What stands where a picture will be. */
function Unfinished({ asset }: { asset: TileAsset }) {
  const { status } = asset;
  const Icon = status === "draft" || status === "pending" || status === "error" ? waiting[status] : null;
  return (
    <span
      aria-hidden="true"
      title={asset.errorMessage ?? undefined}
      className={cn(
        "@container relative flex aspect-square w-full flex-col items-center justify-center gap-1.5 overflow-hidden rounded-sm p-2 text-center text-2xs",
        status === "error" ? "bg-danger-soft text-danger-text" : "bg-sunken text-ink-2",
        status === "draft" && "border border-line-strong border-dashed",
      )}
    >
      {Icon === null ? (
        <span className="font-medium text-xs tabular-nums">{asset.progress} %</span>
      ) : (
        <Icon className="size-4 shrink-0" />
      )}
      <span className="@max-[5.5rem]:hidden line-clamp-2 max-w-full break-words font-medium">{asset.productName}</span>
      <span className="@max-[7.5rem]:hidden line-clamp-3 max-w-full break-words">
        {status === "error" ? (asset.errorMessage ?? describeStatus(status)) : describeStatus(status)}
      </span>
      {status === "generating" ? (
        <span className="absolute inset-x-2 bottom-2">
          <Progress value={asset.progress} label="Progress" />
        </span>
      ) : null}
    </span>
  );
}

const badge = "grid size-5 place-items-center rounded-sm bg-black/60 text-white [&_svg]:size-3";

/** The tick is drawn by the styles: an icon would be two elements more a tile. */
function SelectMark({
  asset,
  selected,
  onToggle,
}: {
  asset: TileAsset;
  selected: boolean;
  onToggle: NonNullable<AssetTileProps["onToggle"]>;
}) {
  return (
    <button
      type="button"
      aria-pressed={selected}
      aria-label={`Select ${asset.productName} ${asset.productSku}`}
      tabIndex={-1}
      onClick={(event) => onToggle(asset.id, event)}
      className="absolute top-0 left-0 z-3 grid size-8 place-items-center opacity-0 group-focus-within/tile:opacity-100 group-hover/tile:opacity-100 pointer-coarse:size-11 pointer-coarse:opacity-100 [[data-selecting]_&]:opacity-100 aria-pressed:opacity-100"
    >
      <span className="grid size-4.5 place-items-center rounded-full border border-white bg-black/40 after:mb-0.5 after:h-2.25 after:w-1.25 after:rotate-45 after:border-white after:border-r-2 after:border-b-2 after:opacity-0 [[aria-pressed=true]>&]:bg-accent [[aria-pressed=true]>&]:after:opacity-100" />
    </button>
  );
}

function Badges({ asset }: { asset: TileAsset }) {
  const isMedium = asset.type !== "image" && asset.status === "completed";
  if (!isMedium && !asset.pinned) return null;
  return (
    <span aria-hidden="true" className="pointer-events-none absolute right-1.5 bottom-1.5 z-3 flex gap-1">
      {isMedium ? (
        <span className={badge}>{asset.type === "video" ? <Play className="fill-current" /> : <Box />}</span>
      ) : null}
      {asset.pinned ? (
        <span className={badge}>
          <Pin className="fill-current" />
        </span>
      ) : null}
    </span>
  );
}

/**
 * What takes the clicks, and the frame of what is selected or has the focus. It lies over the picture, with shadows that
 * are written out: utilities for them set properties that all below would be styled anew for.
 */
const cover =
  "absolute inset-0 z-2 cursor-default rounded-sm outline-accent-text -outline-offset-2 focus-visible:outline-2 focus-visible:[box-shadow:inset_0_0_0_4px_white] aria-pressed:[box-shadow:inset_0_0_0_1px_var(--color-accent-text),inset_0_0_0_8px_var(--color-accent-soft)] aria-pressed:focus-visible:[box-shadow:inset_0_0_0_4px_white,inset_0_0_0_8px_var(--color-accent-soft)]";

/**
 * A generated asset as a tile that fills its box's width: a square picture or its state, whether it is pinned and
 * selected. Draws nothing but what it is told and with few elements, so that hundreds of them scroll.
 */
export const AssetTile = memo(function AssetTile({
  asset,
  selected,
  large = false,
  caption = false,
  tabbable = true,
  onOpen,
  onToggle,
  action,
}: AssetTileProps) {
  const { image, status } = asset;
  const src = image === null ? asset.imageUrl : large ? image.previewUrl : image.thumbnailUrl;
  const link = large ? null : image?.thumbnailLink;
  const square = (
    <div className="group/tile relative aspect-square rounded-sm">
      {status === "completed" ? (
        <Thumbnail
          thumbhash={image?.thumbhash}
          src={src}
          link={link}
          alt=""
          queued
          className="aspect-square w-full rounded-sm"
        />
      ) : (
        <Unfinished asset={asset} />
      )}
      <button
        type="button"
        data-asset={asset.id}
        tabIndex={tabbable ? undefined : -1}
        aria-label={describeAsset(asset)}
        aria-pressed={selected}
        onClick={onOpen === undefined ? undefined : (event) => onOpen(asset.id, event)}
        className={cover}
      />
      {selected === undefined || onToggle === undefined ? null : (
        <SelectMark asset={asset} selected={selected} onToggle={onToggle} />
      )}
      <Badges asset={asset} />
      {action === undefined ? null : <span className="absolute right-1 bottom-1 z-3">{action}</span>}
    </div>
  );
  if (!caption) return square;
  return (
    <div>
      {square}
      <p className="@container h-5 text-2xs text-ink-2">
        <span className="flex h-full items-end justify-between gap-2">
          <span className="truncate">{asset.productName}</span>
          <span className="max-w-1/2 shrink-0 truncate text-ink-3 @max-[9rem]:hidden">{asset.productSku}</span>
        </span>
      </p>
    </div>
  );
});
