import type { DragEvent } from "react";
import type { AssetJson } from "@/lib/designs/library-queries";
import type { AssetSelection } from "./use-asset-selection";

/** What is dragged within the library: ids, separated by spaces. */
const dragType = "application/x-atelier-assets";

/** Takes a piece of artwork, or the whole selection when it is part of it. */
export function startDrag(event: DragEvent, asset: AssetJson, selection: AssetSelection): void {
  const ids = selection.ids.has(asset.id) ? selection.chosen.map((chosen) => chosen.id) : [asset.id];
  event.dataTransfer.setData(dragType, ids.join(" "));
  event.dataTransfer.effectAllowed = "move";
}

export function holdsAssets(event: DragEvent): boolean {
  return event.dataTransfer.types.includes(dragType);
}

export function readDraggedIds(event: DragEvent): string[] {
  return event.dataTransfer.getData(dragType).split(" ").filter(Boolean);
}
