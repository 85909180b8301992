import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, dataOf } from "@/lib/kernel/client/api";
import type {
  CoverageSummaryJson,
  LegacyCoverageJson,
  LegacyProviderJson,
  LegacyProviderTestJson,
  PutLegacyProviderInput,
} from "./legacy-schemas";

/** What the page of legacy designs asks the API. The keys are those that the live stream reloads by. */

export type { CoverageSummaryJson, LegacyCoverageJson, LegacyProviderJson } from "./legacy-schemas";

export interface CoverageFilter {
  state: NonNullable<LegacyCoverageJson["coverageState"]> | "none" | undefined;
  /** Files that get stale within seven days. */
  expiringSoon: boolean;
  /** Part of the design's name or reference; empty: all. */
  q: string;
}

const weekMs = 7 * 86_400_000;

export const legacyKeys = {
  coverage: ["legacy_coverage", "list"] as const,
  providers: ["legacy_providers", "list"] as const,
  list: (filter: CoverageFilter) => ["legacy_coverage", "list", { ...filter }] as const,
};

export async function fetchLegacyCoverage(
  filter: CoverageFilter,
  { cursor, signal }: { cursor?: string | undefined; signal?: AbortSignal },
): Promise<{ items: LegacyCoverageJson[]; nextCursor: string | null }> {
  const query = {
    cursor,
    state: filter.state,
    expiringBefore: filter.expiringSoon ? new Date(Date.now() + weekMs).toISOString() : undefined,
    q: filter.q === "" ? undefined : filter.q,
  };
  return dataOf(await api.GET("/legacy-coverage", { params: { query }, signal }));
}

/** @param since counts what was evaluated from then on */
export const coverageSummaryQuery = (since: string | undefined) =>
  queryOptions({
    queryKey: [...legacyKeys.coverage, "summary", { since }],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<CoverageSummaryJson> =>
      dataOf(await api.GET("/legacy-coverage/summary", { params: { query: { since } }, signal })),
  });

export async function requestCoverage(designIds?: string[]): Promise<{ requestedAt: string; total: number }> {
  return dataOf(await api.POST("/legacy-coverage/evaluate", { body: designIds === undefined ? {} : { designIds } }));
}

export async function migrateDesign(id: string): Promise<void> {
  await api.POST("/designs/{id}/migrate", { params: { path: { id } } });
}

export const legacyProvidersQuery = queryOptions({
  queryKey: [...legacyKeys.providers, {}],
  queryFn: async ({ signal }): Promise<LegacyProviderJson[]> =>
    dataOf(await api.GET("/legacy-providers", { params: { query: { limit: 200 } }, signal })).items,
});

const named = (name: string) => ({ path: { name } });

export async function putLegacyProvider(name: string, body: PutLegacyProviderInput): Promise<void> {
  await api.PUT("/legacy-providers/{name}", { params: named(name), body });
}

export async function deleteLegacyProvider(name: string): Promise<void> {
  await api.DELETE("/legacy-providers/{name}", { params: named(name) });
}

export async function testLegacyProvider(name: string, reference: string): Promise<LegacyProviderTestJson> {
  return dataOf(await api.POST("/legacy-providers/{name}/test", { params: named(name), body: { reference } }));
}
