import { and, asc, eq, gt, isNotNull, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { getDb, type Transaction } from "@/db/client";
import { members, organizations, routingFlags, styleVersionsCache, users } from "@/db/schema";
import { readTenant, withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError, notFound } from "@/lib/kernel/errors";
import { decodeIdCursor, type Page, pageQuery, toPage } from "@/lib/kernel/http/page";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { routePriority } from "./elements/evaluate-route";
import { provisionDesigns } from "./provision-designs";
import { fieldsOf, readStateAfter, recordFlagChange } from "./routing-audit";
import type {
  CreateRoutingFlagInput,
  RouteFlagFields,
  RoutingFlagJson,
  UpdateRoutingFlagInput,
} from "./routing-schemas";
import { findStyle } from "./styles";

type FlagRow = typeof routingFlags.$inferSelect;

export const listRoutingFlagsQuery = pageQuery.extend({
  scopeType: z.enum(routePriority).optional(),
  deleted: z.enum(["true", "false"]).default("false").describe("`true` lists deleted flags, which can be rolled back"),
});

// Columns of the outer table by its name: within the subqueries a bare one would be the inner table's.
const scopeName = sql<string | null>`case ${routingFlags}.scope_type
  when 'env' then ${routingFlags}.scope_id
  when 'style' then (select s.name from ${styleVersionsCache} s
    where s.tenant_id = ${routingFlags}.tenant_id and s.id = ${routingFlags}.scope_id::uuid)
  when 'user' then (select u.name from ${users} u where u.id = ${routingFlags}.scope_id::uuid)
  end`;

function toJson({ tenantId: _, ...row }: FlagRow, name: string | null): RoutingFlagJson {
  return {
    ...row,
    scopeName: name,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}

/** The organization's name is for its members to read, not for the role of tenant work. */
async function nameOrganization(tenantId: string): Promise<string | null> {
  const [row] = await getDb()
    .select({ name: organizations.name })
    .from(organizations)
    .where(eq(organizations.id, tenantId));
  return row?.name ?? null;
}

async function readFlag(tx: Transaction, tenantId: string, id: string): Promise<RoutingFlagJson> {
  const [row] = await tx
    .select({ flag: routingFlags, name: scopeName })
    .from(routingFlags)
    .where(and(eq(routingFlags.tenantId, tenantId), eq(routingFlags.id, id)));
  if (row === undefined) throw notFound("The routing flag");
  return toJson(row.flag, row.flag.scopeType === "tenant" ? await nameOrganization(tenantId) : row.name);
}

/** Flags in the order they were made. */
export async function listRoutingFlags({
  ctx,
  query,
}: {
  ctx: Context;
  query: z.infer<typeof listRoutingFlagsQuery>;
}): Promise<Page<RoutingFlagJson>> {
  requireScope(ctx, "routing:read");
  const { tenantId } = ctx;
  const after = decodeIdCursor(query.cursor);
  const [rows, organization] = await Promise.all([
    readTenant(tenantId, (tx) =>
      tx
        .select({ flag: routingFlags, name: scopeName })
        .from(routingFlags)
        .where(
          and(
            eq(routingFlags.tenantId, tenantId),
            query.deleted === "true" ? isNotNull(routingFlags.deletedAt) : isNull(routingFlags.deletedAt),
            query.scopeType === undefined ? undefined : eq(routingFlags.scopeType, query.scopeType),
            after === undefined ? undefined : gt(routingFlags.id, after),
          ),
        )
        .orderBy(asc(routingFlags.id))
        .limit(query.limit + 1),
    ),
    nameOrganization(tenantId),
  ]);
  return toPage(
    rows,
    query.limit,
    (row) => row.flag.id,
    ({ flag, name }) => toJson(flag, flag.scopeType === "tenant" ? organization : name),
  );
}

function badScope(message: string): AppError {
  return new AppError("validation_failed", "The flag's scope does not exist.", {
    errors: [{ path: "scopeId", message }],
  });
}

async function isMember(tenantId: string, userId: string): Promise<boolean> {
  if (!z.uuid().safeParse(userId).success) return false;
  const found = await getDb()
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.organizationId, tenantId), eq(members.userId, userId)))
    .limit(1);
  return found.length > 0;
}

/** The id in the form it is compared by. @throws `validation_failed` for scopes that the organization does not have */
async function checkScope(tenantId: string, fields: Pick<RouteFlagFields, "scopeType" | "scopeId">): Promise<string> {
  const { scopeType } = fields;
  if (scopeType === "env") {
    if (!/^[a-z0-9][a-z0-9._-]*$/i.test(fields.scopeId)) throw badScope("is not the name of an environment");
    return fields.scopeId;
  }
  const scopeId = fields.scopeId.toLowerCase();
  if (scopeType === "tenant" && scopeId !== tenantId) throw badScope("is not this organization");
  if (scopeType === "user" && !(await isMember(tenantId, scopeId))) throw badScope("is not a member");
  if (scopeType === "style") {
    await provisionDesigns(tenantId);
    const isKnown =
      z.uuid().safeParse(scopeId).success &&
      (await withTenant(tenantId, (tx) => findStyle(tx, tenantId, scopeId))) !== undefined;
    if (!isKnown) throw badScope("is not a style of the catalogue");
  }
  return scopeId;
}

const taken = () => new AppError("conflict", "There is a flag of this scope already; change that one.");

/** @throws `validation_failed` for an unknown scope; `conflict` when the scope has a flag */
export async function createRoutingFlag({
  ctx,
  input: { reason, ...fields },
}: {
  ctx: Context;
  input: CreateRoutingFlagInput;
}): Promise<RoutingFlagJson> {
  requireScope(ctx, "routing:write");
  const { tenantId } = ctx;
  const scopeId = await checkScope(tenantId, fields);
  return withTenant(tenantId, async (tx) => {
    const [row] = await tx
      .insert(routingFlags)
      .values({ ...fields, scopeId, tenantId })
      .onConflictDoNothing()
      .returning();
    if (row === undefined) throw taken();
    await recordFlagChange(tx, ctx, { flagId: row.id, action: "created", before: null, after: fieldsOf(row), reason });
    await recordChanges(tx, tenantId, [{ entity: "routing_flags", id: row.id, status: "created" }]);
    return readFlag(tx, tenantId, row.id);
  });
}

/** The flag under its lock, so that before and after of two changes at once follow each other. */
async function lockFlag(tx: Transaction, tenantId: string, id: string): Promise<FlagRow> {
  const [row] = await tx
    .select()
    .from(routingFlags)
    .where(and(eq(routingFlags.tenantId, tenantId), eq(routingFlags.id, id)))
    .for("update");
  if (row === undefined) throw notFound("The routing flag");
  return row;
}

async function lockLiveFlag(tx: Transaction, tenantId: string, id: string): Promise<FlagRow> {
  const row = await lockFlag(tx, tenantId, id);
  if (row.deletedAt !== null) throw notFound("The routing flag");
  return row;
}

const flagIs = (tenantId: string, id: string) => and(eq(routingFlags.tenantId, tenantId), eq(routingFlags.id, id));

/** Changes a flag; a change that changes nothing leaves no trace. @throws `not_found` */
export async function updateRoutingFlag({
  ctx,
  id,
  input: { reason, ...change },
}: {
  ctx: Context;
  id: string;
  input: UpdateRoutingFlagInput;
}): Promise<RoutingFlagJson> {
  requireScope(ctx, "routing:write");
  const { tenantId } = ctx;
  return withTenant(tenantId, async (tx) => {
    const before = fieldsOf(await lockLiveFlag(tx, tenantId, id));
    const after = { ...before, ...change };
    if (JSON.stringify(before) === JSON.stringify(after)) return readFlag(tx, tenantId, id);
    await tx.update(routingFlags).set(after).where(flagIs(tenantId, id));
    await recordFlagChange(tx, ctx, { flagId: id, action: "changed", before, after, reason });
    await recordChanges(tx, tenantId, [{ entity: "routing_flags", id, status: "changed" }]);
    return readFlag(tx, tenantId, id);
  });
}

/** Deletes a flag; its history stays, and a rollback brings it back. @throws `not_found` */
export async function deleteRoutingFlag({
  ctx,
  id,
  reason,
}: {
  ctx: Context;
  id: string;
  reason: string | undefined;
}): Promise<void> {
  requireScope(ctx, "routing:write");
  const { tenantId } = ctx;
  await withTenant(tenantId, async (tx) => {
    const before = fieldsOf(await lockLiveFlag(tx, tenantId, id));
    await tx.update(routingFlags).set({ deletedAt: new Date() }).where(flagIs(tenantId, id));
    await recordFlagChange(tx, ctx, { flagId: id, action: "deleted", before, after: null, reason });
    await recordChanges(tx, tenantId, [{ entity: "routing_flags", id, status: "deleted" }]);
  });
}

/**
 * Makes a flag what it was right after an entry of its history: going back to the entry of a deletion deletes it, going
 * back to an earlier one brings a deleted flag back. Writes an entry of its own, so a rollback can be rolled back.
 * @throws `not_found`; `conflict` when another flag has taken the scope
 */
export async function rollBackRoutingFlag({
  ctx,
  id,
  input: { auditId, reason },
}: {
  ctx: Context;
  id: string;
  input: { auditId: string; reason?: string | undefined };
}): Promise<RoutingFlagJson> {
  requireScope(ctx, "routing:write");
  const { tenantId } = ctx;
  return withTenant(tenantId, async (tx) => {
    const row = await lockFlag(tx, tenantId, id);
    const after = await readStateAfter(tx, { tenantId, flagId: id, auditId });
    const before = row.deletedAt === null ? fieldsOf(row) : null;
    if (after !== null && before === null) {
      const rival = await tx
        .select({ id: routingFlags.id })
        .from(routingFlags)
        .where(
          and(
            eq(routingFlags.tenantId, tenantId),
            eq(routingFlags.scopeType, after.scopeType),
            eq(routingFlags.scopeId, after.scopeId),
            isNull(routingFlags.deletedAt),
          ),
        );
      if (rival.length > 0) throw taken();
    }
    const values = after === null ? { deletedAt: row.deletedAt ?? new Date() } : { ...after, deletedAt: null };
    await tx.update(routingFlags).set(values).where(flagIs(tenantId, id));
    await recordFlagChange(tx, ctx, { flagId: id, action: "rolled-back", before, after, reason, rollbackOf: auditId });
    await recordChanges(tx, tenantId, [{ entity: "routing_flags", id, status: "changed" }]);
    return readFlag(tx, tenantId, id);
  });
}
