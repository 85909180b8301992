"use client";

import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { useLiveChange } from "@/components/shell/live-updates";
import { type Order, orderOf } from "@/components/ui/list-selection";
import {
  type AssetFilter,
  type AssetIds,
  assetKeys,
  fetchAssetIds,
  fetchFirstAssets,
  type GeneratedAssetJson,
  similarAssetsQuery,
} from "@/lib/collections/generated-asset-queries";

/** As many as a large window shows. */
const firstAssets = 60;
/** The list is asked for again no more often than this, however many assets change. */
const refreshMs = 1_500;

export interface GalleryList {
  order: Order;
  /** Null while only the first are known. */
  total: number | null;
  status: "loading" | "error" | "ready";
  error: unknown;
  reload: () => void;
}

/** Shows the first assets at once, while all ids are on their way. */
async function loadFirst(queryClient: QueryClient, filter: AssetFilter, signal: AbortSignal): Promise<AssetIds> {
  const assets = await fetchFirstAssets(filter, firstAssets, signal);
  for (const asset of assets) queryClient.setQueryData(assetKeys.asset(asset.id), asset);
  return { ids: assets.map((asset) => asset.id), total: assets.length };
}

/** Whether a change of one asset can bring it into the list or take it out. */
function mayMove(filter: AssetFilter, isListed: boolean, status: string | undefined): boolean {
  if (!isListed || status === undefined || status === "changed" || status === "deleted") return true;
  const { deleted: _, productId: __, collectionId: ___, type: ____, ...rest } = filter;
  return Object.values(rest).some((value) => value !== undefined);
}

/** Reloads the ids when the stream says so: at once, then no more often than `refreshMs`. */
function useLiveIds(filter: AssetFilter, order: Order): void {
  const queryClient = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const last = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveChange(({ entity, id, status }) => {
    if (entity !== "generated_assets" || timer.current !== undefined) return;
    if (!mayMove(filter, order.indexOf.has(id), status)) return;
    const wait = Math.max(100, last.current + refreshMs - performance.now());
    timer.current = setTimeout(() => {
      timer.current = undefined;
      last.current = performance.now();
      void queryClient.invalidateQueries({ queryKey: assetKeys.ids });
    }, wait);
  });
}

/** Everything the gallery shows, in its order: what the filter finds, or what looks like one asset. */
export function useGalleryList(filter: AssetFilter, similarTo: string | undefined): GalleryList {
  const queryClient = useQueryClient();
  const listed = similarTo === undefined;
  const all = useQuery({
    queryKey: assetKeys.idsOf(filter),
    queryFn: ({ signal }) => fetchAssetIds(filter, signal),
    enabled: listed,
  });
  const first = useQuery({
    queryKey: [...assetKeys.idsOf(filter), "first"],
    queryFn: ({ signal }) => loadFirst(queryClient, filter, signal),
    enabled: listed && all.data === undefined && !all.isError,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const similar = useQuery({ ...similarAssetsQuery(similarTo ?? ""), enabled: !listed });
  useEffect(() => {
    for (const { distance: _, nearDuplicate: __, ...asset } of similar.data ?? []) {
      // What is known may be newer than a list that was kept.
      queryClient.setQueryData<GeneratedAssetJson | null>(assetKeys.asset(asset.id), (known) =>
        known !== undefined && known !== null && known.updatedAt > asset.updatedAt ? known : asset,
      );
    }
  }, [similar.data, queryClient]);
  const ids = listed ? (all.data ?? first.data)?.ids : undefined;
  const order = useMemo(
    () => orderOf(similarTo === undefined ? (ids ?? []) : [similarTo, ...(similar.data ?? []).map(({ id }) => id)]),
    [ids, similarTo, similar.data],
  );
  useLiveIds(filter, order);
  const query = listed ? all : similar;
  const isReady = listed ? ids !== undefined : similar.data !== undefined;
  return {
    order,
    total: listed ? (all.data?.total ?? null) : similar.data === undefined ? null : order.ids.length,
    status: isReady ? "ready" : query.isError ? "error" : "loading",
    error: query.error,
    reload: () => void query.refetch(),
  };
}
