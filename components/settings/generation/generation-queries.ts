"use client";

import { queryOptions } from "@tanstack/react-query";
import { itemKey, listKey } from "@/components/shell/query-keys";
import { api, dataOf } from "@/lib/kernel/client/api";
import { type GenerationStatus, generationStatuses } from "@/lib/kernel/generation/status-schemas";

/** Table of the jobs, by which the live stream names their changes. */
export const generationEntity = "generation_jobs";

export function readGenerationStatus(value: string | null): GenerationStatus | undefined {
  return generationStatuses.find((status) => status === value);
}

export const generationJobsKey = (status: GenerationStatus | undefined) => listKey(generationEntity, { status });

/** Generation jobs of the organization, newest first. */
export async function fetchGenerationJobs({
  status,
  cursor,
  signal,
}: {
  status: GenerationStatus | undefined;
  cursor: string | undefined;
  signal: AbortSignal;
}) {
  return dataOf(await api.GET("/generation-jobs", { params: { query: { status, cursor } }, signal }));
}
export type GenerationJobRow = Awaited<ReturnType<typeof fetchGenerationJobs>>["items"][number];

export const generationJobQuery = (id: string) =>
  queryOptions({
    queryKey: itemKey(generationEntity, id),
    queryFn: async ({ signal }) => dataOf(await api.GET("/generation-jobs/{id}", { params: { path: { id } }, signal })),
  });
