"use client";

import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { hashIds } from "@/components/collections/hash-ids";
import { useWizard } from "@/components/collections/wizard-context";
import { type EstimateJson, estimateCollection, type GenerationOrder } from "@/lib/collections/collection-queries";

/** What an order would make and cost, asked anew when something that it depends on has changed. */
export function useEstimate(order: GenerationOrder): UseQueryResult<EstimateJson> {
  const { collection, saver } = useWizard();
  const { id, baseSettings, productAnalysis, selectedProductIds, progress } = collection;
  const { budgetUsd: _, ...asked } = order;
  const look = [
    asked,
    baseSettings,
    productAnalysis?.productRoomAssignments,
    hashIds(selectedProductIds),
    progress.completed,
  ];
  return useQuery({
    queryKey: ["collection-estimate", id, JSON.stringify(look)],
    queryFn: ({ signal }) => estimateCollection(id, asked, signal),
    enabled: saver.state === "saved" && selectedProductIds.length > 0,
    placeholderData: keepPreviousData,
  });
}
