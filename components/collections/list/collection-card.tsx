"use client";

import type { Route } from "next";
import Link from "next/link";
import { useState } from "react";
import { badgeOf, countOf, percentOf } from "@/components/collections/collection-words";
import { InlineName } from "@/components/designs/inline-name";
import { formatUsd } from "@/components/settings/ai/format-price";
import { Progress } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusBadge } from "@/components/ui/status-badge";
import type { CollectionJson } from "@/lib/collections/collection-queries";
import { CollectionCovers } from "./collection-covers";
import { CollectionMenu } from "./collection-menu";
import { useCollectionActions } from "./use-collection-actions";

/** Height of what stands below the picture, px. */
export const captionHeight = 114;

function Counts({ collection }: { collection: CollectionJson }) {
  const { progress, selectedProductIds, status, deletedAt } = collection;
  const isGenerating = status === "generating" && deletedAt === null;
  const made = isGenerating
    ? `${progress.completed} of ${countOf(progress.total - progress.draft, "image")}`
    : progress.completed > 0
      ? countOf(progress.completed, "image")
      : "No images yet";
  return (
    <>
      <p className="truncate text-ink-2 text-xs tabular-nums">{countOf(selectedProductIds.length, "product")}</p>
      <p className="truncate text-ink-2 text-xs tabular-nums">
        {made}
        {progress.error === 0 ? null : <span className="text-danger-text"> · {progress.error} failed</span>}
      </p>
      <div className="flex h-4 items-center justify-between gap-2 text-ink-3 text-xs tabular-nums">
        {isGenerating ? (
          <Progress value={percentOf(collection)} label={`Progress of ${collection.name}`} />
        ) : deletedAt === null ? (
          <RelativeTime value={collection.updatedAt} className="truncate" />
        ) : (
          <span className="truncate">
            Deleted <RelativeTime value={deletedAt} />
          </span>
        )}
        {progress.total === 0 ? null : (
          <span className="shrink-0">{progress.costUsd === 0 ? "Free" : formatUsd(progress.costUsd)}</span>
        )}
      </div>
    </>
  );
}

/** A collection in the grid; F2 renames it, Delete moves it to the trash. */
export function CollectionCard({ collection, editable }: { collection: CollectionJson; editable: boolean }) {
  const [renaming, setRenaming] = useState(false);
  const { rename, remove } = useCollectionActions();
  const title = "block truncate font-medium text-sm leading-5";
  return (
    <article
      className="group relative flex flex-col overflow-hidden rounded-lg border border-line bg-raised shadow-xs transition-shadow focus-within:border-line-strong hover:border-line-strong hover:shadow-md"
      aria-label={collection.name}
    >
      <CollectionCovers covers={collection.covers} className="aspect-square border-line border-b" />
      <StatusBadge status={badgeOf(collection)} className="absolute top-2 left-2 bg-raised shadow-xs" />
      <div className="flex flex-col gap-0.5 py-2 pr-1.5 pl-3">
        <div className="flex items-center gap-1">
          <div className="min-w-0 flex-1">
            {renaming ? (
              <InlineName
                value={collection.name}
                label="Name of the collection"
                className="-ml-2 h-6"
                onDone={(name) => {
                  setRenaming(false);
                  if (name !== null) void rename(collection, name);
                }}
              />
            ) : collection.deletedAt !== null ? (
              <span className={title}>{collection.name}</span>
            ) : (
              <Link
                href={`/collections/${collection.id}` as Route}
                prefetch={false}
                data-card-link=""
                className={`${title} after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-accent-text focus-visible:after:-outline-offset-2`}
                onKeyDown={(event) => {
                  if (!editable) return;
                  if (event.key === "F2") setRenaming(true);
                  if (event.key === "Delete" || event.key === "Backspace") void remove(collection);
                }}
              >
                {collection.name}
              </Link>
            )}
          </div>
          {editable ? (
            <div className="relative z-1">
              <CollectionMenu collection={collection} onRename={() => setRenaming(true)} />
            </div>
          ) : null}
        </div>
        <div className="flex flex-col gap-0.5 pr-1.5">
          <Counts collection={collection} />
        </div>
      </div>
    </article>
  );
}
