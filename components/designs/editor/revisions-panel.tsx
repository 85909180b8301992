"use client";

import { useQueryClient } from "@tanstack/react-query";
import { History, PencilLine } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useState } from "react";
import { InlineName } from "@/components/designs/inline-name";
import { Picture } from "@/components/designs/list/design-picture";
import { useUrlState } from "@/components/designs/use-url-state";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { type KeysetList, useKeysetList } from "@/components/ui/keyset-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { showError } from "@/components/ui/toast";
import { fetchLine, lineKey } from "@/lib/designs/history-queries";
import { designKeys, nameRevision } from "@/lib/designs/queries";
import type { RevisionSummaryJson } from "@/lib/designs/schemas";

function RevisionRow({
  revision,
  current,
  newest,
  editable,
  onSelect,
}: {
  revision: RevisionSummaryJson;
  current: boolean;
  newest: boolean;
  editable: boolean;
  onSelect: () => void;
}) {
  const queryClient = useQueryClient();
  const [naming, setNaming] = useState(false);
  const rename = async (name: string) => {
    try {
      await nameRevision(revision.id, name === "" ? null : name);
      await queryClient.invalidateQueries({ queryKey: designKeys.revisions(revision.designId) });
    } catch (cause) {
      showError("Could not name the revision", cause);
    }
  };
  return (
    <li
      className={cn("group relative flex items-center gap-3 px-3 py-2", current ? "bg-accent-soft" : "hover:bg-hover")}
    >
      {revision.thumbnailUrl === null ? (
        <div
          className="size-12 shrink-0 animate-shimmer rounded-md bg-neutral-soft"
          title="The picture is being made"
        />
      ) : (
        <Picture url={revision.thumbnailUrl} className="size-12 shrink-0 rounded-md border border-line" />
      )}
      <div className="min-w-0 flex-1">
        <div className="flex min-w-0 items-center gap-1.5">
          {naming ? (
            <div className="relative z-1 min-w-0 flex-1">
              <InlineName
                value={revision.name ?? ""}
                label={`Name of revision ${revision.number}`}
                placeholder={`Revision ${revision.number}`}
                optional
                onDone={(name) => {
                  setNaming(false);
                  if (name !== null) void rename(name);
                }}
              />
            </div>
          ) : (
            <>
              <button
                type="button"
                aria-current={current ? "true" : undefined}
                onClick={onSelect}
                className="min-w-0 truncate text-left font-medium text-sm after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent-text focus-visible:after:-outline-offset-2"
              >
                {revision.name ?? `Revision ${revision.number}`}
              </button>
              {newest ? <Badge tone="accent">Newest</Badge> : null}
            </>
          )}
        </div>
        <p className="truncate text-ink-3 text-xs">
          {revision.name === null ? "" : `Revision ${revision.number} · `}
          {revision.elementCount} {revision.elementCount === 1 ? "element" : "elements"}
        </p>
        <p className="flex min-w-0 gap-1 text-ink-3 text-xs">
          <span className="truncate">{revision.createdBy?.name ?? "Somebody who left"}</span>
          <span aria-hidden="true">·</span>
          <RelativeTime value={revision.createdAt} />
        </p>
      </div>
      {editable && !naming ? (
        <IconButton
          size="sm"
          label={`Name revision ${revision.number}`}
          icon={<PencilLine />}
          onClick={() => setNaming(true)}
          className="relative z-1 opacity-0 focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
        />
      ) : null}
    </li>
  );
}

/** The revisions of the line in work, page by page; asked once for the panel and the header. */
export function useRevisions(designId: string): KeysetList<RevisionSummaryJson> {
  const branchId = useUrlState().read("branch");
  return useKeysetList({
    queryKey: lineKey(designId, branchId),
    fetchPage: (page) => fetchLine(designId, branchId, page),
  });
}

/** Every state the design was saved in, newest first; choosing one shows it. */
export function RevisionsPanel({
  list,
  currentId,
  newestId,
  editable,
  onSelect,
}: {
  list: KeysetList<RevisionSummaryJson>;
  currentId: string | null;
  newestId: string | null;
  editable: boolean;
  onSelect: (id: string) => void;
}) {
  if (list.status === "loading") return <SkeletonRows count={4} label="Loading revisions" />;
  if (list.status === "error")
    return <ErrorState error={list.error} title="The revisions could not be loaded" onRetry={list.reload} />;
  if (list.items.length === 0) {
    return (
      <EmptyState
        icon={<History />}
        title="Nothing is saved yet"
        description="Every save makes a revision that stays as it is. They are all listed here."
      />
    );
  }
  const [first] = list.items;
  return (
    <>
      {first === undefined ? null : (
        <div className="border-line border-b p-3">
          <Button asChild size="sm" className="w-full">
            <Link href={`/designs/${first.designId}/history` as Route}>Compare, branch and merge</Link>
          </Button>
        </div>
      )}
      <ol aria-label="Revisions, newest first" className="divide-y divide-line">
        {list.items.map((revision) => (
          <RevisionRow
            key={revision.id}
            revision={revision}
            current={revision.id === currentId}
            newest={revision.id === newestId}
            editable={editable}
            onSelect={() => onSelect(revision.id)}
          />
        ))}
      </ol>
      {list.hasMore ? (
        <div className="flex justify-center border-line border-t p-3">
          <Button size="sm" loading={list.loadingMore} onClick={list.loadMore}>
            Show earlier revisions
          </Button>
        </div>
      ) : null}
    </>
  );
}
