"use client";

import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { collectionProductsQuery, type ProductJson } from "@/lib/collections/collection-queries";
import { hashIds } from "./hash-ids";

/** The products of a collection in its order, also those in the trash; the ones before while other ones are loaded. */
export function useCollectionProducts(
  id: string,
  selectedProductIds: readonly string[],
  enabled = true,
): UseQueryResult<ProductJson[]> {
  const version = useMemo(() => hashIds(selectedProductIds), [selectedProductIds]);
  return useQuery({ ...collectionProductsQuery(id, version), enabled, placeholderData: keepPreviousData });
}
