import { and, desc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import { auditLog, users } from "@/db/schema";
import { readTenant } from "@/db/tenant";
import { type Context, requireScope } from "./context";
import { decodeIdCursor, type Page, pageQuery, toPage } from "./http/page";

export const auditQuery = pageQuery.extend({
  entity: z.string().max(100).optional().describe("Table name, for example `designs`"),
  id: z.uuid().optional().describe("Id of the row"),
});

export const auditEntryJson = z.object({
  id: z.uuid(),
  action: z.string(),
  entity: z.string(),
  entityId: z.uuid().nullable(),
  user: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  apiKeyId: z.uuid().nullable(),
  payload: z.record(z.string(), z.unknown()),
  createdAt: z.iso.datetime(),
});

/** What happened in the organization, newest first. */
export async function listAuditLog({
  ctx,
  query,
}: {
  ctx: Context;
  query: z.infer<typeof auditQuery>;
}): Promise<Page<z.infer<typeof auditEntryJson>>> {
  requireScope(ctx, "audit:read");
  const after = decodeIdCursor(query.cursor);
  const rows = await readTenant(ctx.tenantId, (tx) =>
    tx
      .select({ entry: auditLog, userName: users.name })
      .from(auditLog)
      .leftJoin(users, eq(users.id, auditLog.userId))
      .where(
        and(
          eq(auditLog.tenantId, ctx.tenantId),
          query.entity === undefined ? undefined : eq(auditLog.entity, query.entity),
          query.id === undefined ? undefined : eq(auditLog.entityId, query.id),
          after === undefined ? undefined : lt(auditLog.id, after),
        ),
      )
      .orderBy(desc(auditLog.id))
      .limit(query.limit + 1),
  );
  return toPage(
    rows,
    query.limit,
    (row) => row.entry.id,
    ({ entry, userName }) => ({
      id: entry.id,
      action: entry.action,
      entity: entry.entity,
      entityId: entry.entityId,
      user: entry.userId === null ? null : { id: entry.userId, name: userName ?? "" },
      apiKeyId: entry.apiKeyId,
      payload: entry.payload,
      createdAt: entry.createdAt.toISOString(),
    }),
  );
}
