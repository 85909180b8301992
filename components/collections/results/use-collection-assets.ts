"use client";

import { type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useLiveChange } from "@/components/shell/live-updates";
import { collectionAssetsQuery, collectionKeys, type GeneratedAssetJson } from "@/lib/collections/collection-queries";
import { fetchAsset } from "@/lib/collections/generated-asset-queries";

/** Changes that arrive together are asked for together, ms. */
const gatherMs = 200;
/** With more than these the whole list is asked for. */
const mostSingle = 10;

/** The list with one row as it is now; a row that left the collection or is older than the known one changes nothing. */
export function mergeAsset(assets: readonly GeneratedAssetJson[], fresh: GeneratedAssetJson): GeneratedAssetJson[] {
  if (fresh.deletedAt !== null) return assets.filter(({ id }) => id !== fresh.id);
  return assets.map((asset) => (asset.id === fresh.id && asset.updatedAt <= fresh.updatedAt ? fresh : asset));
}

/**
 * Everything made of a collection, kept up to date row by row: with hundreds of rows and a result a second the whole list
 * would be asked for without end.
 */
export function useCollectionAssets(collectionId: string): UseQueryResult<GeneratedAssetJson[]> {
  const queryClient = useQueryClient();
  const query = useQuery(collectionAssetsQuery(collectionId));
  const gathered = useRef(new Set<string>());
  const strangers = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const queryKey = collectionKeys.assets(collectionId);
  const reload = () => void queryClient.invalidateQueries({ queryKey });
  const take = async (id: string) => {
    const fresh = await fetchAsset(id).catch(() => null);
    if (fresh === null) return reload();
    if (fresh.collectionId !== collectionId) return void strangers.current.add(id);
    const known = queryClient.getQueryData<GeneratedAssetJson[]>(queryKey) ?? [];
    // A new row seldom comes alone.
    if (fresh.deletedAt === null && !known.some((asset) => asset.id === id)) return reload();
    queryClient.setQueryData(queryKey, mergeAsset(known, fresh));
  };
  useLiveChange((change) => {
    if (change.entity === "collections" && change.id === collectionId) {
      gathered.current.add("all");
    } else if (change.entity === "generated_assets" && !strangers.current.has(change.id)) {
      gathered.current.add(change.id);
    } else {
      return;
    }
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      const ids = [...gathered.current];
      gathered.current.clear();
      if (ids.includes("all") || ids.length > mostSingle) return reload();
      for (const id of ids) void take(id);
    }, gatherMs);
  });
  return query;
}
