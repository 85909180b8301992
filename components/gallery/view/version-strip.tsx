"use client";

import { useQuery } from "@tanstack/react-query";
import { AssetTile } from "@/components/gallery/asset-tile";
import { assetVersionsQuery, type GeneratedAssetJson } from "@/lib/collections/generated-asset-queries";

/** Everything of the same product, newest first: a click shows it, with Alt it is compared. */
export function VersionStrip({
  asset,
  onShow,
  onCompare,
}: {
  asset: GeneratedAssetJson;
  onShow: (id: string) => void;
  onCompare: (id: string) => void;
}) {
  const versions = useQuery(assetVersionsQuery(asset.id)).data ?? [];
  if (versions.length < 2) return null;
  return (
    <section
      aria-label={`Versions of ${asset.productName}`}
      className="flex items-center gap-3 border-line border-t bg-surface px-3 py-2"
    >
      <h2 className="shrink-0 text-xs max-sm:sr-only">
        {versions.length} versions
        <span className="block font-normal text-2xs text-ink-3">Alt-click compares</span>
      </h2>
      <ul className="flex min-w-0 gap-1.5 overflow-x-auto p-0.5">
        {versions.map((version) => (
          <li
            key={version.id}
            aria-current={version.id === asset.id ? "true" : undefined}
            className="w-14 shrink-0 rounded-sm aria-[current]:ring-2 aria-[current]:ring-accent-text"
          >
            <AssetTile
              asset={version}
              onOpen={(id, event) => (event.altKey && id !== asset.id ? onCompare(id) : onShow(id))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
