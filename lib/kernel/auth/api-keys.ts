import { randomBytes } from "node:crypto";
import { and, desc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import { getDb } from "@/db/client";
import { apiKeys, users } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError, notFound } from "@/lib/kernel/errors";
import { decodeIdCursor, type Page, type PageQuery, toPage } from "@/lib/kernel/http/page";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { type Scope, scopes } from "./permissions";
import { apiKeyPrefix, hashApiKey } from "./resolve-context";

export const createApiKeyInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  scopes: z
    .array(z.enum(scopes as [Scope, ...Scope[]]))
    .min(1)
    .max(scopes.length)
    .optional(),
});

export const apiKeyJson = z.object({
  id: z.uuid(),
  name: z.string(),
  start: z.string().describe("First characters of the key"),
  scopes: z.array(z.string()).nullable().describe("Null: everything its creator may do"),
  createdBy: z.object({ id: z.uuid(), name: z.string() }),
  lastUsedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export type ApiKeyJson = z.infer<typeof apiKeyJson>;

/** Admins manage all keys of the organization, everybody else their own. */
function ownOnly(ctx: Context) {
  return ctx.role === "admin" || ctx.role === "owner" ? undefined : eq(apiKeys.userId, ctx.userId);
}

/** Makes a key; its text is in this answer only. @throws `forbidden` for scopes the caller does not hold */
export async function createApiKey({ ctx, input }: { ctx: Context; input: z.infer<typeof createApiKeyInput> }) {
  requireScope(ctx, "api-keys:write");
  const missing = (input.scopes ?? []).filter((scope) => !ctx.scopes.has(scope));
  if (missing.length > 0) throw new AppError("forbidden", `You do not hold ${missing.join(", ")} yourself.`);
  const narrowed = input.scopes ?? (ctx.apiKeyId === null ? null : [...ctx.scopes]);
  const key = `${apiKeyPrefix}${randomBytes(32).toString("base64url")}`;
  const [row] = await getDb()
    .insert(apiKeys)
    .values({
      organizationId: ctx.tenantId,
      userId: ctx.userId,
      name: input.name,
      keyHash: hashApiKey(key),
      start: key.slice(0, 10),
      scopes: narrowed,
    })
    .returning({ id: apiKeys.id });
  if (row === undefined) throw new Error("The key was not inserted.");
  await withTenant(ctx.tenantId, (tx) =>
    recordAudit(tx, ctx, {
      action: "api-key.created",
      entity: "api_keys",
      entityId: row.id,
      payload: { name: input.name, scopes: narrowed },
    }),
  );
  return { id: row.id, key };
}

export async function listApiKeys({ ctx, query }: { ctx: Context; query: PageQuery }): Promise<Page<ApiKeyJson>> {
  requireScope(ctx, "api-keys:read");
  const after = decodeIdCursor(query.cursor);
  const rows = await getDb()
    .select({ key: apiKeys, user: { id: users.id, name: users.name } })
    .from(apiKeys)
    .innerJoin(users, eq(users.id, apiKeys.userId))
    .where(
      and(
        eq(apiKeys.organizationId, ctx.tenantId),
        ownOnly(ctx),
        after === undefined ? undefined : lt(apiKeys.id, after),
      ),
    )
    .orderBy(desc(apiKeys.id))
    .limit(query.limit + 1);
  return toPage(
    rows,
    query.limit,
    (row) => row.key.id,
    ({ key, user }) => ({
      id: key.id,
      name: key.name,
      start: key.start,
      scopes: key.scopes,
      createdBy: user,
      lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
      createdAt: key.createdAt.toISOString(),
    }),
  );
}

/** Revokes a key at once. */
export async function deleteApiKey({ ctx, id }: { ctx: Context; id: string }): Promise<void> {
  requireScope(ctx, "api-keys:write");
  const removed = await getDb()
    .delete(apiKeys)
    .where(and(eq(apiKeys.organizationId, ctx.tenantId), eq(apiKeys.id, id), ownOnly(ctx)))
    .returning({ name: apiKeys.name });
  if (removed.length === 0) throw notFound("The API key");
  await withTenant(ctx.tenantId, async (tx) => {
    await recordAudit(tx, ctx, {
      action: "api-key.revoked",
      entity: "api_keys",
      entityId: id,
      payload: { name: removed[0]?.name },
    });
    await recordChanges(tx, ctx.tenantId, [{ entity: "api_keys", id, status: "deleted" }]);
  });
}
