"use client";

import { Images, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { AssetFilter } from "@/lib/collections/generated-asset-queries";
import type { GalleryList } from "./use-gallery-list";
import { isNarrowed, noFilters, type WriteGalleryState } from "./use-gallery-state";

/** Why there is nothing here, and what to do about it. */
export function NothingHere({
  filter,
  isSimilar,
  write,
  action,
}: {
  filter: AssetFilter;
  isSimilar: boolean;
  write: WriteGalleryState;
  action: ReactNode;
}) {
  if (!isSimilar && isNarrowed(filter)) {
    return (
      <EmptyState
        icon={<Images />}
        title="No asset matches"
        description={filter.q === undefined ? undefined : `No product or prompt has “${filter.q}” in it.`}
        action={<Button onClick={() => write(noFilters)}>Clear search and filters</Button>}
      />
    );
  }
  if (filter.deleted === true) {
    return (
      <EmptyState
        icon={<Trash2 />}
        title="The trash is empty"
        description="Assets that you delete can be restored here for 30 days."
      />
    );
  }
  return (
    <EmptyState
      icon={<Images />}
      title="Nothing generated yet"
      description="Pictures, videos and renders of your products gather here, from collections and one by one."
      action={action}
    />
  );
}

/** The grid, or what stands in its place. */
export function GalleryResults({
  list,
  least,
  nothing,
  children,
}: {
  list: GalleryList;
  least: number;
  nothing: ReactNode;
  children: ReactNode;
}) {
  if (list.status === "error")
    return <ErrorState error={list.error} title="The gallery could not be loaded" onRetry={list.reload} />;
  if (list.status === "loading") {
    return (
      <div
        role="status"
        aria-label="Loading the gallery"
        className="-mx-1 grid gap-2 p-1"
        style={{ gridTemplateColumns: `repeat(auto-fill, minmax(max(${least}px, 30%/3), 1fr))` }}
      >
        {Array.from({ length: 24 }, (_, index) => index).map((index) => (
          <Skeleton key={index} className="aspect-square" />
        ))}
      </div>
    );
  }
  if (list.order.ids.length === 0) return <div className="rounded-lg border border-line border-dashed">{nothing}</div>;
  return children;
}
