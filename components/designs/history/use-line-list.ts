"use client";

import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { type KeysetList, useKeysetList } from "@/components/ui/keyset-list";
import type { BranchJson } from "@/lib/designs/branch-schemas";
import { fetchLine, lineKey } from "@/lib/designs/history-queries";
import type { RevisionSummaryJson } from "@/lib/designs/schemas";

async function fetchWholeLine(designId: string, branchId: string, signal: AbortSignal): Promise<RevisionSummaryJson[]> {
  const found: RevisionSummaryJson[] = [];
  let cursor: string | undefined;
  do {
    const page = await fetchLine(designId, branchId, { cursor, signal });
    found.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}

/**
 * The revisions of one line, newest first, or of all lines together: those of branches as far back as the main line's are
 * loaded.
 */
export function useLineList({
  designId,
  branchId,
  branches,
  isAll,
}: {
  designId: string;
  /** Null: the main line. */
  branchId: string | null;
  branches: readonly BranchJson[];
  isAll: boolean;
}): KeysetList<RevisionSummaryJson> {
  const list = useKeysetList({
    queryKey: lineKey(designId, branchId),
    fetchPage: (page) => fetchLine(designId, branchId, page),
  });
  const others = useQueries({
    queries: isAll
      ? branches.map((branch) => ({
          queryKey: [...lineKey(designId, branch.id), "whole"],
          queryFn: ({ signal }: { signal: AbortSignal }) => fetchWholeLine(designId, branch.id, signal),
        }))
      : [],
    combine: (results) => ({
      items: results.flatMap(({ data }) => data ?? []),
      isLoading: results.some(({ isPending }) => isPending),
      error: results.find(({ isError }) => isError)?.error ?? null,
      reload: () => {
        for (const { refetch } of results) void refetch();
      },
    }),
  });
  const items = useMemo(() => {
    const oldest = list.hasMore ? list.items.at(-1)?.id : undefined;
    const known = others.items.filter(({ id }) => oldest === undefined || id > oldest);
    // Ids are in the order in which revisions were saved.
    return [...list.items, ...known].sort((one, other) => (one.id < other.id ? 1 : -1));
  }, [list.items, list.hasMore, others.items]);
  if (!isAll) return list;
  return {
    ...list,
    items,
    status: others.error !== null ? "error" : others.isLoading ? "loading" : list.status,
    error: list.error ?? others.error,
    reload: () => {
      list.reload();
      others.reload();
    },
  };
}
