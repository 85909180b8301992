"use client";

import type { Route } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { useKeysetList } from "@/components/ui/keyset-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { fetchUsages } from "@/lib/designs/library-queries";

/** Where artwork is used: the brand kit, and each design with its revisions. */
export function AssetUsages({ id }: { id: string }) {
  const list = useKeysetList({ queryKey: ["assets", id, "usages"], fetchPage: (page) => fetchUsages(id, page) });
  if (list.status === "error")
    return <ErrorState error={list.error} title="The uses could not be loaded" onRetry={list.reload} />;
  if (list.status === "loading") return <SkeletonRows label="Loading uses" />;
  if (list.items.length === 0) return <p className="text-ink-2 text-sm">No design shows it yet.</p>;
  return (
    <div className="flex flex-col gap-2">
      <ul className="flex flex-col">
        {list.items.map((usage) => (
          <li
            key={`${usage.entity} ${usage.entityId}`}
            className="flex items-baseline gap-2 border-line border-b py-1.5 text-sm last:border-b-0"
          >
            {usage.entity === "brand_kits" ? (
              <Link href="/library/brand" className="flex-1 truncate text-accent-text hover:underline">
                Brand kit
              </Link>
            ) : (
              <>
                <Link
                  href={`/designs/${usage.designId}?revision=${usage.entityId}` as Route}
                  className="min-w-0 truncate text-accent-text hover:underline"
                >
                  {usage.designName}
                </Link>
                <span className="flex-1 whitespace-nowrap text-ink-3 text-xs">
                  revision {usage.revisionNumber}
                  {usage.elementCount > 1 ? `, ${usage.elementCount} times` : ""}
                </span>
              </>
            )}
            <RelativeTime value={usage.createdAt} className="text-ink-3 text-xs" />
          </li>
        ))}
      </ul>
      {list.hasMore ? (
        <Button size="sm" variant="ghost" loading={list.loadingMore} onClick={list.loadMore} className="self-start">
          Show more
        </Button>
      ) : null}
    </div>
  );
}
