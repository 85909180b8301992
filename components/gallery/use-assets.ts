"use client";

import { useQueries } from "@tanstack/react-query";
import { assetQuery, type GeneratedAssetJson } from "@/lib/collections/generated-asset-queries";

/** A few assets by id, in this order; those on their way or gone are missing. */
export function useAssets(ids: readonly string[]): GeneratedAssetJson[] {
  const results = useQueries({ queries: ids.map((id) => assetQuery(id)) });
  return results.flatMap(({ data }) => data ?? []);
}
