import { GalleryThumbnails } from "lucide-react";
import type { CommandSource } from "@/components/shell/commands";
import { fetchFirstAssets } from "@/lib/collections/generated-asset-queries";
import { describeType } from "./asset-words";

/** More do not help in a palette. */
const shown = 5;

/** Finds generated assets by product or prompt for the command palette. */
export const assetSearch: CommandSource = {
  id: "generated-assets",
  heading: "Gallery",
  icon: GalleryThumbnails,
  search: async (text, signal) => {
    const assets = await fetchFirstAssets({ q: text, status: "completed" }, shown, signal);
    return assets.map((asset) => ({
      id: asset.id,
      label: asset.productName,
      detail: `${describeType(asset.type)}, ${asset.productSku}`,
      href: `/gallery?asset=${asset.id}`,
    }));
  },
};
