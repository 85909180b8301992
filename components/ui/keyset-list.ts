"use client";

import { type QueryKey, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";

/** One page as every list endpoint answers it. */
export interface KeysetPage<Item> {
  items: Item[];
  nextCursor: string | null;
}

export interface KeysetListOptions<Item> {
  queryKey: QueryKey;
  fetchPage: (page: { cursor: string | undefined; signal: AbortSignal }) => Promise<KeysetPage<Item>>;
  enabled?: boolean;
  /** Milliseconds between reloads, for what the live stream does not announce. */
  refetchInterval?: number | false;
}

/** What a list on the page needs to know; `DataTable` and `VirtualList` take it whole. */
export interface KeysetList<Item> {
  items: readonly Item[];
  status: "loading" | "error" | "ready";
  error: unknown;
  hasMore: boolean;
  loadingMore: boolean;
  /** Reloading in the background. */
  refreshing: boolean;
  loadMore: () => void;
  reload: () => void;
}

/** A keyset-paginated list that grows as one scrolls. */
export function useKeysetList<Item>({
  queryKey,
  fetchPage,
  enabled = true,
  refetchInterval = false,
}: KeysetListOptions<Item>): KeysetList<Item> {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => fetchPage({ cursor: pageParam, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled,
    refetchInterval,
  });
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return {
    items,
    status: query.data !== undefined ? "ready" : query.isError ? "error" : "loading",
    error: query.error,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    refreshing: query.isFetching && !query.isFetchingNextPage && query.data !== undefined,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
    reload: () => void query.refetch(),
  };
}
