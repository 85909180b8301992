"use client";

import { RotateCw } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useWizard } from "@/components/collections/wizard-context";
import { Card, CardHeader } from "@/components/ui/card";
import { IconButton } from "@/components/ui/icon-button";
import type { GeneratedAssetJson } from "@/lib/collections/collection-queries";
import type { CollectionControls } from "./use-collection-controls";

/** More are only counted. */
const mostShown = 50;

/** What could not be made, why, and the way to put it right. */
export function FailedCard({
  failed,
  controls,
}: {
  failed: readonly GeneratedAssetJson[];
  controls: CollectionControls;
}) {
  const { mayWrite } = useWizard();
  if (failed.length === 0) return null;
  return (
    <Card aria-label="Failed">
      <CardHeader title={`${failed.length} failed`} className="pb-2" />
      <ul aria-label="Failed images" className="max-h-80 divide-y divide-line overflow-y-auto border-line border-t">
        {failed.slice(0, mostShown).map((asset) => (
          <li key={asset.id} className="flex items-center gap-2 py-2 pr-2 pl-4">
            <div className="min-w-0 flex-1">
              <Link
                href={`/products/${asset.productId}` as Route}
                prefetch={false}
                className="block truncate rounded-xs text-sm hover:underline"
              >
                {asset.productName}
                <span className="sr-only">, to the product</span>
              </Link>
              <p className="text-danger-text text-xs [overflow-wrap:anywhere]">{asset.errorMessage}</p>
            </div>
            {mayWrite ? (
              <IconButton
                size="sm"
                label={`Try ${asset.productName} again`}
                icon={<RotateCw />}
                loading={controls.retrying.has(asset.id)}
                onClick={() => controls.retry(asset)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {failed.length > mostShown ? (
        <p className="border-line border-t px-4 py-2 text-ink-3 text-xs">And {failed.length - mostShown} more.</p>
      ) : null}
    </Card>
  );
}
