"use client";

import { useQuery } from "@tanstack/react-query";
import { Sparkles } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { AssetTile } from "@/components/gallery/asset-tile";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { useKeysetList } from "@/components/ui/keyset-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { StatusBadge } from "@/components/ui/status-badge";
import { fetchFirstAssets } from "@/lib/collections/generated-asset-queries";
import { fetchProductCollections } from "@/lib/collections/product-queries";

/** Tiles that are shown. */
const mostTiles = 8;

/** The newest assets generated of the product, and the way to all of them. */
export function GeneratedCard({ productId, editable }: { productId: string; editable: boolean }) {
  const router = useRouter();
  const assets = useQuery({
    queryKey: ["generated_assets", "list", { productId, first: mostTiles }],
    queryFn: ({ signal }) => fetchFirstAssets({ productId }, mostTiles + 1, signal),
  });
  const count = assets.data?.length ?? 0;
  const gallery = `/gallery?product=${productId}`;
  return (
    <Card>
      <CardHeader
        title="Generated"
        actions={
          count === 0 ? undefined : (
            <Link href={gallery as Route} className="text-accent-text text-sm hover:underline">
              {count > mostTiles ? "Show all" : "Open in the gallery"}
            </Link>
          )
        }
      />
      <CardBody>
        {assets.isError ? (
          <ErrorState
            error={assets.error}
            title="The generated assets could not be loaded"
            onRetry={() => void assets.refetch()}
            className="py-6"
          />
        ) : assets.data === undefined ? (
          <div role="status" aria-label="Loading generated assets" className="grid grid-cols-4 gap-2">
            {[0, 1, 2, 3].map((index) => (
              <Skeleton key={index} className="aspect-square" />
            ))}
          </div>
        ) : count === 0 ? (
          <div className="flex flex-col items-start gap-3">
            <p className="text-ink-2 text-sm">No scene shows it yet.</p>
            {editable ? (
              <Button asChild size="sm">
                <Link href={`/gallery?new=${productId}` as Route}>
                  <Sparkles />
                  Generate one
                </Link>
              </Button>
            ) : null}
          </div>
        ) : (
          <ul aria-label="Generated assets, newest first" className="grid grid-cols-4 gap-2">
            {assets.data.slice(0, mostTiles).map((asset) => (
              <li key={asset.id}>
                <AssetTile asset={asset} onOpen={(id) => router.push(`${gallery}&asset=${id}` as Route)} />
              </li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  );
}

/** The collections that the product was selected for. */
export function UsedInCard({ productId }: { productId: string }) {
  const list = useKeysetList({
    queryKey: ["collections", "list", { productId }],
    fetchPage: (page) => fetchProductCollections(productId, page),
  });
  return (
    <Card>
      <CardHeader
        title={
          <span className="flex items-center gap-2">
            Used in{list.items.length > 1 && !list.hasMore ? <Badge>{list.items.length}</Badge> : null}
          </span>
        }
      />
      <CardBody>
        {list.status === "error" ? (
          <ErrorState
            error={list.error}
            title="The collections could not be loaded"
            onRetry={list.reload}
            className="py-6"
          />
        ) : list.status === "loading" ? (
          <div role="status" aria-label="Loading collections" className="flex flex-col gap-2">
            <Skeleton className="h-4 w-3/4" />
            <Skeleton className="h-4 w-1/2" />
          </div>
        ) : list.items.length === 0 ? (
          <p className="text-ink-2 text-sm">It is in no collection yet.</p>
        ) : (
          <ul aria-label="Collections" className="-my-1 flex flex-col">
            {list.items.map((collection) => (
              <li key={collection.id} className="flex items-center gap-2 border-line border-b py-1.5 last:border-b-0">
                <Link
                  href={`/collections/${collection.id}` as Route}
                  className="min-w-0 flex-1 truncate text-accent-text text-sm hover:underline"
                >
                  {collection.name}
                </Link>
                <StatusBadge status={collection.status} />
                <RelativeTime value={collection.updatedAt} className="text-ink-3 text-xs max-xl:hidden" />
              </li>
            ))}
          </ul>
        )}
        {list.hasMore ? (
          <Button size="sm" variant="ghost" loading={list.loadingMore} onClick={list.loadMore} className="mt-2 -ml-2">
            Show more
          </Button>
        ) : null}
      </CardBody>
    </Card>
  );
}
