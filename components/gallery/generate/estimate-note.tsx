"use client";

import { TriangleAlert } from "lucide-react";
import { AssetTile } from "@/components/gallery/asset-tile";
import { formatUsd, providerName } from "@/components/gallery/asset-words";
import { useAssets } from "@/components/gallery/use-assets";
import type { AssetEstimate } from "@/lib/collections/generated-asset-queries";

/** What it would cost and whether it is there already, before anything is spent. */
export function EstimateNote({
  estimate,
  onShow,
}: {
  estimate: AssetEstimate;
  /** Shows one that is the same. */
  onShow: (id: string) => void;
}) {
  const same = useAssets(estimate.same.slice(0, 4));
  const { remainingThisMonth: remaining } = estimate;
  return (
    <div className="flex shrink-0 flex-col gap-3 border-line border-t px-5 py-3">
      {estimate.missing === null ? null : (
        <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-danger-text text-sm">
          {estimate.missing === "image"
            ? "The product has no image. Add one before you generate."
            : "The product has no 3D model. Add a .glb file before you render."}
        </p>
      )}
      {estimate.same.length === 0 ? null : (
        <div role="alert" className="flex gap-3 rounded-md bg-warning-soft p-3 text-warning-text">
          <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <div className="flex min-w-0 flex-1 flex-col gap-2">
            <p className="text-sm">
              {estimate.same.length === 1
                ? "There is an asset of this product with these very settings."
                : `There are ${estimate.same.length} assets of this product with these very settings.`}{" "}
              Another one would look much the same.
            </p>
            <ul className="flex gap-2">
              {same.map((asset) => (
                <li key={asset.id} className="w-14">
                  <AssetTile asset={asset} onOpen={onShow} />
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
      <p className="text-ink-2 text-xs">
        {providerName(estimate.provider)} · <span className="font-mono">{estimate.modelId}</span> ·{" "}
        {estimate.estimatedUsd === 0 ? "free" : `about ${formatUsd(estimate.estimatedUsd)}`}
        {remaining === null ? "" : ` · ${remaining.toLocaleString("en")} left this month`}
      </p>
    </div>
  );
}
