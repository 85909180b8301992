"use client";

import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { usageQuery } from "@/lib/collections/generated-asset-queries";

/** From this part of the limit on it is said. */
const nearLimit = 0.9;

/** Says when the organization has nearly as many assets as it should. */
export function LimitNote() {
  const usage = useQuery(usageQuery).data;
  if (usage === undefined || usage.assets < usage.assetLimit * nearLimit) return null;
  return (
    <p className="flex items-center gap-2 rounded-md bg-warning-soft px-3 py-2 text-sm text-warning-text">
      <TriangleAlert aria-hidden="true" className="size-4 shrink-0" />
      <span>
        {usage.assets.toLocaleString("en")} of {usage.assetLimit.toLocaleString("en")} assets. Delete what is not needed
        to keep the gallery quick.
      </span>
    </p>
  );
}
