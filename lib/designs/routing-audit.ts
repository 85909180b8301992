import { and, desc, eq, lt } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { routingFlagAudit, routingFlags, users } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { notFound } from "@/lib/kernel/errors";
import { decodeIdCursor, type Page, type PageQuery, toPage } from "@/lib/kernel/http/page";
import { type FlagAuditJson, flagAuditJson, type RouteFlagFields } from "./routing-schemas";

const payloadSchema = flagAuditJson
  .pick({ action: true, before: true, after: true, reason: true, rollbackOf: true })
  .partial({ reason: true, rollbackOf: true });

export interface FlagChange {
  flagId: string;
  action: FlagAuditJson["action"];
  before: RouteFlagFields | null;
  after: RouteFlagFields | null;
  reason: string | undefined;
  /** Entry that a rollback went back to. */
  rollbackOf?: string;
}

/** The fields of a flag that its history keeps. */
export function fieldsOf(flag: typeof routingFlags.$inferSelect): RouteFlagFields {
  const { scopeType, scopeId, routeMode, enabled, rolloutPercent } = flag;
  return { scopeType, scopeId, routeMode, enabled, rolloutPercent };
}

/** Writes the history of a flag, in the transaction of the change itself. */
export async function recordFlagChange(tx: Transaction, ctx: Context, change: FlagChange): Promise<void> {
  const { flagId, action, before, after, reason, rollbackOf } = change;
  await tx.insert(routingFlagAudit).values({
    tenantId: ctx.tenantId,
    routingFlagId: flagId,
    changedBy: ctx.userId,
    changePayload: {
      action,
      before,
      after,
      ...(reason === undefined ? {} : { reason }),
      ...(rollbackOf === undefined ? {} : { rollbackOf }),
    },
  });
}

/** What a flag was right after an entry of its history; null: deleted. @throws `not_found` for entries of other flags */
export async function readStateAfter(
  tx: Transaction,
  input: { tenantId: string; flagId: string; auditId: string },
): Promise<RouteFlagFields | null> {
  const [row] = await tx
    .select({ payload: routingFlagAudit.changePayload })
    .from(routingFlagAudit)
    .where(
      and(
        eq(routingFlagAudit.tenantId, input.tenantId),
        eq(routingFlagAudit.routingFlagId, input.flagId),
        eq(routingFlagAudit.id, input.auditId),
      ),
    );
  if (row === undefined) throw notFound("The entry of the flag's history");
  return payloadSchema.parse(row.payload).after;
}

/** The history of a flag, deleted or not, newest first. @throws `not_found` */
export async function listFlagAudit({
  ctx,
  id,
  query,
}: {
  ctx: Context;
  id: string;
  query: PageQuery;
}): Promise<Page<FlagAuditJson>> {
  requireScope(ctx, "routing:read");
  const { tenantId } = ctx;
  const after = decodeIdCursor(query.cursor);
  return withTenant(tenantId, async (tx) => {
    const [flag] = await tx
      .select({ id: routingFlags.id })
      .from(routingFlags)
      .where(and(eq(routingFlags.tenantId, tenantId), eq(routingFlags.id, id)));
    if (flag === undefined) throw notFound("The routing flag");
    const rows = await tx
      .select({ entry: routingFlagAudit, person: { id: users.id, name: users.name } })
      .from(routingFlagAudit)
      .leftJoin(users, eq(users.id, routingFlagAudit.changedBy))
      .where(
        and(
          eq(routingFlagAudit.tenantId, tenantId),
          eq(routingFlagAudit.routingFlagId, id),
          after === undefined ? undefined : lt(routingFlagAudit.id, after),
        ),
      )
      .orderBy(desc(routingFlagAudit.id))
      .limit(query.limit + 1);
    return toPage(
      rows,
      query.limit,
      (row) => row.entry.id,
      ({ entry, person }) => {
        const payload = payloadSchema.parse(entry.changePayload);
        return {
          ...payload,
          id: entry.id,
          routingFlagId: entry.routingFlagId,
          changedBy: person,
          changedAt: entry.changedAt.toISOString(),
          reason: payload.reason ?? null,
          rollbackOf: payload.rollbackOf ?? null,
        };
      },
    );
  });
}
