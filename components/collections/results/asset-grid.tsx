"use client";

import { RotateCw } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { useWizard } from "@/components/collections/wizard-context";
import { AssetTile } from "@/components/gallery/asset-tile";
import { CardGrid } from "@/components/ui/card-grid";
import { IconButton } from "@/components/ui/icon-button";
import type { GeneratedAssetJson } from "@/lib/collections/collection-queries";
import type { CollectionControls } from "./use-collection-controls";

const sizes = { gap: 12, narrow: 100, wide: 148, caption: 20 };
const nothing = () => {};

/** What there is of the collection as tiles; results come into their places. */
export function AssetGrid({ assets, controls }: { assets: GeneratedAssetJson[]; controls: CollectionControls }) {
  const { mayWrite } = useWizard();
  const router = useRouter();
  const list = useMemo(
    () => ({
      items: assets,
      status: "ready" as const,
      error: null,
      hasMore: false,
      loadingMore: false,
      refreshing: false,
      loadMore: nothing,
      reload: nothing,
    }),
    [assets],
  );
  return (
    <CardGrid
      list={list}
      aria-label="Images"
      sizes={sizes}
      renderCard={(asset) => (
        <AssetTile
          asset={asset}
          caption
          onOpen={
            asset.status === "completed"
              ? () => router.push(`/gallery?collection=${asset.collectionId ?? ""}&asset=${asset.id}` as Route)
              : undefined
          }
          action={
            asset.status === "error" && mayWrite ? (
              <IconButton
                size="sm"
                label={`Try ${asset.productName} again`}
                icon={<RotateCw />}
                loading={controls.retrying.has(asset.id)}
                onClick={() => controls.retry(asset)}
              />
            ) : undefined
          }
        />
      )}
    />
  );
}
