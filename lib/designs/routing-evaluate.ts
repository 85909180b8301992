import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { designs, routingFlags } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { getEnv } from "@/lib/kernel/env";
import { notFound } from "@/lib/kernel/errors";
import {
  type ExplainedRoute,
  evaluateRoute,
  explainRoute,
  indexFlags,
  type RouteDecision,
  type RouteFlag,
} from "./elements/evaluate-route";
import type { EvaluateRouteInput, ExplainedRouteJson } from "./routing-schemas";

/** All flags of an organization; there are few of them. */
export async function loadFlags(tx: Transaction, tenantId: string): Promise<RouteFlag[]> {
  return tx
    .select({
      id: routingFlags.id,
      scopeType: routingFlags.scopeType,
      scopeId: routingFlags.scopeId,
      routeMode: routingFlags.routeMode,
      enabled: routingFlags.enabled,
      rolloutPercent: routingFlags.rolloutPercent,
    })
    .from(routingFlags)
    .where(and(eq(routingFlags.tenantId, tenantId), isNull(routingFlags.deletedAt)));
}

/** What of a design its route depends on. */
export type RoutedDesign = Pick<typeof designs.$inferSelect, "id" | "styleVersionId" | "decorationProvider">;

/** Who and what a design's route is decided by. @param userId who asks for the file */
export function subjectOf(tenantId: string, design: RoutedDesign, userId: string | null | undefined) {
  return {
    environment: getEnv().ATELIER_ENVIRONMENT,
    tenantId,
    styleVersionId: design.styleVersionId,
    userId: userId ?? null,
    designId: design.id,
    defaultRoute: design.decorationProvider,
  };
}

/** Who renders a design for this person. Without a flag that answers: whom the design names. */
export async function routeOfDesign(
  tx: Transaction,
  input: { tenantId: string; design: RoutedDesign; userId: string | null },
): Promise<RouteDecision> {
  const flags = await loadFlags(tx, input.tenantId);
  return evaluateRoute(flags, subjectOf(input.tenantId, input.design, input.userId));
}

function toJson({ considered, ...decision }: ExplainedRoute): ExplainedRouteJson {
  return {
    ...decision,
    environment: getEnv().ATELIER_ENVIRONMENT,
    considered: considered.map(({ flag: { id, ...fields }, outcome }) => ({ ...fields, flagId: id, outcome })),
  };
}

/** Which route applies, and why. @throws `not_found` for a design that is not there */
export async function evaluateRouting({
  ctx,
  input,
}: {
  ctx: Context;
  input: EvaluateRouteInput;
}): Promise<ExplainedRouteJson> {
  requireScope(ctx, "routing:read");
  const { tenantId } = ctx;
  const { designId, styleVersionId, userId } = input;
  return withTenant(tenantId, async (tx) => {
    const flags = indexFlags(await loadFlags(tx, tenantId));
    if (designId === undefined) {
      const environment = getEnv().ATELIER_ENVIRONMENT;
      return toJson(explainRoute(flags, { environment, tenantId, styleVersionId, userId }));
    }
    const [design] = await tx
      .select()
      .from(designs)
      .where(and(eq(designs.tenantId, tenantId), eq(designs.id, designId), isNull(designs.deletedAt)));
    if (design === undefined) throw notFound("The design");
    const subject = subjectOf(tenantId, design, userId);
    return toJson(explainRoute(flags, { ...subject, styleVersionId: styleVersionId ?? design.styleVersionId }));
  });
}
