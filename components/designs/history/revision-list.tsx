"use client";

import { History } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import type { KeysetList } from "@/components/ui/keyset-list";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useVirtualRows } from "@/components/ui/virtual-list";
import type { BranchJson } from "@/lib/designs/branch-schemas";
import type { RevisionSummaryJson } from "@/lib/designs/schemas";
import { RevisionRow } from "./revision-row";
import type { HistoryActions } from "./use-history-actions";

/** Height of a row before it is measured, px. */
const rowHeight = 76;

/** A line's revisions, newest first; only those in sight are drawn. */
export function RevisionList({
  list,
  branches,
  isBranch,
  headId,
  beforeId,
  afterId,
  editable,
  actions,
  onShow,
  onCompareFrom,
  onBranch,
}: {
  list: KeysetList<RevisionSummaryJson>;
  branches: readonly BranchJson[];
  isBranch: boolean;
  headId: string | null;
  beforeId: string | null;
  afterId: string | null;
  editable: boolean;
  actions: HistoryActions;
  onShow: (id: string) => void;
  onCompareFrom: (id: string) => void;
  onBranch: (revision: RevisionSummaryJson) => void;
}) {
  const { ref, totalSize, rows, measure } = useVirtualRows<HTMLOListElement>({
    count: list.items.length,
    estimate: rowHeight,
    onEnd: list.loadMore,
  });
  if (list.status === "loading") return <SkeletonRows count={5} label="Loading revisions" />;
  if (list.status === "error") {
    return <ErrorState error={list.error} title="The revisions could not be loaded" onRetry={list.reload} />;
  }
  if (list.items.length === 0) {
    return (
      <EmptyState
        icon={<History />}
        title={isBranch ? "Nothing is saved on this branch yet" : "Nothing is saved yet"}
        description={
          isBranch
            ? "Open it in the editor and save: its revisions are listed here and leave the main line alone."
            : "Every save makes a revision that stays as it is. They are all listed here."
        }
      />
    );
  }
  return (
    <>
      <ol ref={ref} aria-label="Revisions, newest first" className="relative" style={{ height: totalSize }}>
        {rows.map((row) => {
          const revision = list.items[row.index];
          if (revision === undefined) return null;
          return (
            <li
              key={revision.id}
              ref={measure}
              data-index={row.index}
              aria-posinset={row.index + 1}
              aria-setsize={list.hasMore ? -1 : list.items.length}
              className="absolute inset-x-0 top-0 border-line border-b"
              style={{ transform: `translateY(${row.offset}px)` }}
            >
              <RevisionRow
                revision={revision}
                shown={revision.id === afterId ? "after" : revision.id === beforeId ? "before" : null}
                newest={revision.id === headId}
                branchNames={branches.filter((each) => each.fromRevisionId === revision.id).map((each) => each.name)}
                editable={editable}
                onShow={() => onShow(revision.id)}
                onCompareFrom={() => onCompareFrom(revision.id)}
                onRestore={() => void actions.restore(revision.id)}
                onBranch={() => onBranch(revision)}
                onName={(name) => void actions.name(revision.id, name)}
              />
            </li>
          );
        })}
      </ol>
      {list.hasMore ? (
        <div className="flex justify-center p-3">
          <Button size="sm" loading={list.loadingMore} onClick={list.loadMore}>
            Show earlier revisions
          </Button>
        </div>
      ) : null}
    </>
  );
}
