"use client";

import { History } from "lucide-react";
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import type { KeysetList } from "@/components/ui/keyset-list";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useVirtualRows } from "@/components/ui/virtual-list";
import type { BranchJson } from "@/lib/designs/branch-schemas";
import type { RevisionSummaryJson } from "@/lib/designs/schemas";
import { gutterWidth, LaneGutter, lineColors } from "./lane-gutter";
import { layOutLanes } from "./lay-out-lanes";
import { RevisionRow } from "./revision-row";
import type { HistoryActions } from "./use-history-actions";

/** Height of a row before it is measured, px. */
const rowHeight = 76;

/** The branch that was merged into a revision, as its name says; null where that is the main line or unknown. */
function lineOf(revision: RevisionSummaryJson, branches: readonly BranchJson[]): string | null {
  return branches.find((each) => revision.name === `Merge of ${each.name}`)?.id ?? null;
}

/** A line's revisions, newest first; only those in sight are drawn. */
export function RevisionList({
  list,
  branches,
  branchId,
  isAll,
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
  /** The line in sight; null: the main one. */
  branchId: string | null;
  /** The revisions of all lines are listed. */
  isAll: boolean;
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
  const graph = useMemo(
    () => (branches.length === 0 ? null : layOutLanes(list.items, branchId)),
    [branches.length, list.items, branchId],
  );
  const colorOf = useMemo(() => lineColors(branches.map(({ id }) => id)), [branches]);
  // Where the other lines are not in the list, there is room for their ends.
  const lanes = isAll ? Math.max(1, ...(graph ?? []).map((row) => row.width)) : 2;
  const isBranch = branchId !== null;
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
          const place = graph?.[row.index];
          const grown = branches.filter((each) => each.fromRevisionId === revision.id);
          const named = isAll ? branches.filter((each) => each.headRevisionId === revision.id) : grown;
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
                lane={
                  place === undefined ? null : (
                    <LaneGutter
                      row={place}
                      line={revision.branchId}
                      colorOf={colorOf}
                      width={gutterWidth(lanes)}
                      forks={isAll ? [] : grown.filter((each) => each.id !== branchId).map((each) => each.id)}
                      merged={isAll || revision.mergedRevisionId === null ? undefined : lineOf(revision, branches)}
                      current={revision.id === afterId}
                    />
                  )
                }
                branchNames={named.map((each) => each.name)}
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
