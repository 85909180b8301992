"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { diffElements } from "@/lib/designs/elements/diff-elements";
import { revisionQuery } from "@/lib/designs/queries";
import type { RevisionJson } from "@/lib/designs/schemas";
import { type ElementDifference, listDifferences } from "./describe-change";

export interface Compared {
  /** Null: nothing is before it. */
  before: RevisionJson | null;
  after: RevisionJson | null;
  differences: readonly ElementDifference[];
  loading: boolean;
  error: unknown;
  retry: () => void;
}

/**
 * The two revisions in sight and what differs.
 * @param toId null: nothing is saved yet
 * @param fromId null: the one that `toId` was made from
 */
export function useCompared(toId: string | null, fromId: string | null): Compared {
  const query = (id: string | null) => ({
    ...revisionQuery(id ?? ""),
    enabled: id !== null,
    placeholderData: keepPreviousData,
  });
  const after = useQuery(query(toId));
  const parentId = after.data?.id === toId ? (after.data?.parentRevisionId ?? null) : null;
  const beforeId = fromId ?? parentId;
  const before = useQuery(query(beforeId));
  const newer = toId === null ? null : (after.data ?? null);
  const older = beforeId === null ? null : (before.data ?? null);
  const differences = useMemo(
    () =>
      newer === null || older === null
        ? []
        : listDifferences(diffElements(older.elements, newer.elements), newer.elements),
    [newer, older],
  );
  const failed = [after, before].find((each) => each.isError);
  return {
    before: older,
    after: newer,
    differences,
    loading: (toId !== null && after.data === undefined) || (beforeId !== null && before.data === undefined),
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
  };
}
