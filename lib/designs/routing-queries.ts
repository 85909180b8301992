import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, dataOf } from "@/lib/kernel/client/api";
import type {
  CreateRoutingFlagInput,
  EvaluateRouteInput,
  ExplainedRouteJson,
  FlagAuditJson,
  RoutingFlagJson,
  SimulateRoutingInput,
  SimulationJson,
} from "./routing-schemas";

/** What the routing console asks the API. The keys are those that the live stream reloads by. */

export type { FlagAuditJson, RoutingFlagJson, SimulationJson } from "./routing-schemas";

/** A change of a flag, as it is tried out and applied. */
export type FlagChange = SimulateRoutingInput["change"];

const path = (id: string) => ({ path: { id } });

export const routingKeys = {
  flags: ["routing_flags", "list"] as const,
  audit: (id: string) => ["routing_flags", id, "audit"] as const,
};

/** All flags: there are few of them. */
export const routingFlagsQuery = (deleted: boolean) =>
  queryOptions({
    queryKey: [...routingKeys.flags, { deleted }],
    queryFn: async ({ signal }): Promise<RoutingFlagJson[]> => {
      const flags: RoutingFlagJson[] = [];
      let cursor: string | undefined;
      do {
        const query = { cursor, limit: 200, deleted: deleted ? ("true" as const) : undefined };
        const page = dataOf(await api.GET("/routing-flags", { params: { query }, signal }));
        flags.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return flags;
    },
  });

/** Which route applies, and why. */
export const routeQuery = (input: EvaluateRouteInput) =>
  queryOptions({
    queryKey: [...routingKeys.flags, { evaluate: input }],
    queryFn: async ({ signal }): Promise<ExplainedRouteJson> =>
      dataOf(await api.POST("/routing-flags/evaluate", { body: input, signal })),
  });

/** Designs that would change route. */
export const simulationQuery = (change: FlagChange) =>
  queryOptions({
    queryKey: [...routingKeys.flags, { simulate: change }],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<SimulationJson> =>
      dataOf(await api.POST("/routing-flags/simulate", { params: { query: { limit: 20 } }, body: { change }, signal })),
  });

/** History of a flag, newest first. */
export async function fetchFlagAudit(
  id: string,
  { cursor, signal }: { cursor?: string | undefined; signal?: AbortSignal },
): Promise<{ items: FlagAuditJson[]; nextCursor: string | null }> {
  return dataOf(
    await api.GET("/routing-flags/{id}/audit", { params: { ...path(id), query: { cursor, limit: 25 } }, signal }),
  );
}

async function putFlag(body: CreateRoutingFlagInput): Promise<string> {
  const { scopeType, scopeId, routeMode, enabled, rolloutPercent, reason } = body;
  const page = dataOf(await api.GET("/routing-flags", { params: { query: { scopeType, limit: 200 } } }));
  const existing = page.items.find((flag) => flag.scopeId === scopeId);
  if (existing === undefined) return dataOf(await api.POST("/routing-flags", { body })).id;
  const change = { routeMode, enabled, rolloutPercent, reason };
  return dataOf(await api.PATCH("/routing-flags/{id}", { params: path(existing.id), body: change })).id;
}

/** Makes a change that was tried out; a whole flag takes the place of one with the same scope. @returns the flag's id */
export async function applyFlagChange(change: FlagChange, reason: string | undefined): Promise<string> {
  if (!("flagId" in change)) return putFlag({ ...change, reason });
  const { flagId, ...rest } = change;
  if ("deleted" in rest) {
    await api.DELETE("/routing-flags/{id}", { params: { ...path(flagId), query: { reason } } });
  } else if ("auditId" in rest) {
    const body = { auditId: rest.auditId, reason };
    await api.POST("/routing-flags/{id}/rollback", { params: path(flagId), body });
  } else {
    await api.PATCH("/routing-flags/{id}", { params: path(flagId), body: { ...rest, reason } });
  }
  return flagId;
}

/** Takes the newest change of a flag back. */
export async function undoFlagChange(flagId: string): Promise<void> {
  const { items } = await fetchFlagAudit(flagId, {});
  const before = items[1];
  const change: FlagChange = before === undefined ? { flagId, deleted: true } : { flagId, auditId: before.id };
  await applyFlagChange(change, "Undone");
}
