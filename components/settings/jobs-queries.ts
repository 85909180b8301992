"use client";

import { queryOptions } from "@tanstack/react-query";
import { itemKey, listKey } from "@/components/shell/query-keys";
import { api, dataOf } from "@/lib/kernel/client/api";
import type { EngineRunStatus } from "@/lib/kernel/jobs/engine-runs";

export const runsEntity = "engine_runs";

export const runStatuses = [
  "queued",
  "running",
  "completed",
  "failed",
  "cancelled",
] as const satisfies readonly EngineRunStatus[];

export function readRunStatus(value: string | null): EngineRunStatus | undefined {
  return runStatuses.find((status) => status === value);
}

/** A run that has not ended. */
export function isActive(status: EngineRunStatus): boolean {
  return status === "queued" || status === "running";
}

export const runsKey = (status: EngineRunStatus | undefined) => listKey(runsEntity, { status });

/** Runs of the job engine, newest first. */
export async function fetchRuns({
  status,
  cursor,
  signal,
}: {
  status: EngineRunStatus | undefined;
  cursor: string | undefined;
  signal: AbortSignal;
}) {
  return dataOf(await api.GET("/engine/runs", { params: { query: { status, cursor } }, signal }));
}
export type Run = Awaited<ReturnType<typeof fetchRuns>>["items"][number];

/** A run with its steps; asked for again while it goes on, because the engine's state is not the organization's rows. */
export const runQuery = (id: string) =>
  queryOptions({
    queryKey: itemKey(runsEntity, id),
    queryFn: async ({ signal }) => dataOf(await api.GET("/engine/runs/{id}", { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data !== undefined && isActive(state.data.status) ? 1_500 : false),
  });
