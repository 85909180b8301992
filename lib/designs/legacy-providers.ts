import { and, asc, eq, gt, sql } from "drizzle-orm";
import { v5 } from "uuid";
import type { Transaction } from "@/db/client";
import { designs, legacyProviders } from "@/db/schema";
import { readTenant, withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { seal, unseal } from "@/lib/kernel/crypto/seal";
import { AppError, notFound } from "@/lib/kernel/errors";
import { type Page, type PageQuery, toPage } from "@/lib/kernel/http/page";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { createHttpLegacyProvider, type LegacyProvider } from "./legacy-provider";
import {
  type LegacyProviderJson,
  type LegacyProviderTestJson,
  legacyProviderName,
  type PutLegacyProviderInput,
} from "./legacy-schemas";

export type LegacyProviderRow = typeof legacyProviders.$inferSelect;

const isProvider = (tenantId: string, name: string) =>
  and(eq(legacyProviders.tenantId, tenantId), eq(legacyProviders.name, name));
/** What a provider's secret is sealed for. */
export const secretContext = (tenantId: string, name: string) => `legacy_providers:${tenantId}:${name}`;

// Columns of the outer table by its name: within the subquery a bare one would be the inner table's.
const designCount = sql<number>`(select count(*)::int from ${designs} d where d.tenant_id = ${legacyProviders}.tenant_id
  and d.legacy_provider = ${legacyProviders}.name and d.deleted_at is null)`;

/** The name is the key; lists and live updates know rows by UUIDs, so it has one that follows from it. */
const idOf = (tenantId: string, name: string) => v5(name, tenantId);

/** Begins the key in a cursor, so that made-up ones are known. */
const cursorMark = "provider:";

function decodeNameCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const key = Buffer.from(cursor, "base64url").toString("utf8");
  const name = legacyProviderName.safeParse(key.slice(cursorMark.length));
  if (!key.startsWith(cursorMark) || !name.success)
    throw new AppError("malformed_request", "The cursor is not one of this studio's.");
  return name.data;
}

function toJson(row: LegacyProviderRow, count: number): LegacyProviderJson {
  const { tenantId, secret, ...rest } = row;
  return {
    ...rest,
    id: idOf(tenantId, row.name),
    hasSecret: secret !== null,
    designs: count,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** Providers by name. */
export async function listLegacyProviders({
  ctx,
  query,
}: {
  ctx: Context;
  query: PageQuery;
}): Promise<Page<LegacyProviderJson>> {
  requireScope(ctx, "routing:read");
  const after = decodeNameCursor(query.cursor);
  const rows = await readTenant(ctx.tenantId, (tx) =>
    tx
      .select({ provider: legacyProviders, count: designCount })
      .from(legacyProviders)
      .where(
        and(
          eq(legacyProviders.tenantId, ctx.tenantId),
          after === undefined ? undefined : gt(legacyProviders.name, after),
        ),
      )
      .orderBy(asc(legacyProviders.name))
      .limit(query.limit + 1),
  );
  return toPage(
    rows,
    query.limit,
    (row) => `${cursorMark}${row.provider.name}`,
    ({ provider, count }) => toJson(provider, count),
  );
}

async function readProvider(tx: Transaction, tenantId: string, name: string): Promise<LegacyProviderJson> {
  const [row] = await tx
    .select({ provider: legacyProviders, count: designCount })
    .from(legacyProviders)
    .where(isProvider(tenantId, name));
  if (row === undefined) throw notFound("The legacy provider");
  return toJson(row.provider, row.count);
}

/** @throws `not_found` */
export async function getLegacyProvider({ ctx, name }: { ctx: Context; name: string }): Promise<LegacyProviderJson> {
  requireScope(ctx, "routing:read");
  return withTenant(ctx.tenantId, (tx) => readProvider(tx, ctx.tenantId, name));
}

const originOf = (template: string) => new URL(template.replaceAll("{reference}", "a")).origin;

/**
 * Sets a provider up, or changes it. The secret is sealed and never leaves again except to the provider: whoever points
 * the address at another host has to give the secret anew.
 */
export async function putLegacyProvider({
  ctx,
  name,
  input,
}: {
  ctx: Context;
  name: string;
  input: PutLegacyProviderInput;
}): Promise<LegacyProviderJson> {
  requireScope(ctx, "routing:write");
  const { tenantId } = ctx;
  const { secret, ...fields } = input;
  return withTenant(tenantId, async (tx) => {
    const [before] = await tx.select().from(legacyProviders).where(isProvider(tenantId, name)).for("update");
    const keepsSecret = secret === undefined && before !== undefined && before.secret !== null;
    if (keepsSecret && originOf(before.urlTemplate) !== originOf(fields.urlTemplate)) {
      throw new AppError("validation_failed", "Another host does not get the secret of the one before.", {
        errors: [{ path: "secret", message: "is to be given again, or null, because the address has another host" }],
      });
    }
    const sealed = typeof secret === "string" ? seal(secret, secretContext(tenantId, name)) : null;
    const values = { ...fields, ...(keepsSecret ? {} : { secret: sealed }) };
    await tx
      .insert(legacyProviders)
      .values({ ...values, tenantId, name })
      .onConflictDoUpdate({
        target: [legacyProviders.tenantId, legacyProviders.name],
        set: { ...values, updatedAt: new Date() },
      });
    await recordAudit(tx, ctx, {
      action: before === undefined ? "legacy-provider.created" : "legacy-provider.changed",
      entity: "legacy_providers",
      entityId: null,
      payload: { name, ...fields, secretChanged: secret !== undefined },
    });
    await recordChanges(tx, tenantId, [{ entity: "legacy_providers", id: idOf(tenantId, name), status: "changed" }]);
    return readProvider(tx, tenantId, name);
  });
}

/** Files that were fetched stay. @throws `not_found` */
export async function deleteLegacyProvider({ ctx, name }: { ctx: Context; name: string }): Promise<void> {
  requireScope(ctx, "routing:write");
  const { tenantId } = ctx;
  await withTenant(tenantId, async (tx) => {
    const deleted = await tx.delete(legacyProviders).where(isProvider(tenantId, name)).returning();
    if (deleted.length === 0) throw notFound("The legacy provider");
    await recordAudit(tx, ctx, {
      action: "legacy-provider.deleted",
      entity: "legacy_providers",
      entityId: null,
      payload: { name },
    });
    await recordChanges(tx, tenantId, [{ entity: "legacy_providers", id: idOf(tenantId, name), status: "deleted" }]);
  });
}

/** The adapter of a stored provider. */
export function openLegacyProvider(
  row: LegacyProviderRow,
  options: { timeoutMs?: number; backoffMs?: readonly number[] } = {},
): LegacyProvider {
  const secret =
    row.secret === null ? null : unseal(row.secret, secretContext(row.tenantId, row.name)).toString("utf8");
  return createHttpLegacyProvider({ ...row, secret, ...options });
}

/** The row of a provider. @returns undefined when there is none of this name */
export async function findLegacyProvider(
  tx: Transaction,
  tenantId: string,
  name: string,
): Promise<LegacyProviderRow | undefined> {
  const [row] = await tx.select().from(legacyProviders).where(isProvider(tenantId, name));
  return row;
}

/** Someone waits for the answer of a test. */
const testTimeoutMs = 10_000;

/** Fetches one file and throws it away, once and without trying again. @throws `not_found` for an unknown provider */
export async function testLegacyProvider({
  ctx,
  name,
  reference,
}: {
  ctx: Context;
  name: string;
  reference: string;
}): Promise<LegacyProviderTestJson> {
  requireScope(ctx, "routing:write");
  const row = await withTenant(ctx.tenantId, (tx) => findLegacyProvider(tx, ctx.tenantId, name));
  if (row === undefined) throw notFound("The legacy provider");
  const provider = openLegacyProvider(row, { timeoutMs: Math.min(row.timeoutMs, testTimeoutMs), backoffMs: [] });
  const start = performance.now();
  const durationMs = () => Math.round(performance.now() - start);
  try {
    const file = await provider.fetchFile(reference);
    await file.dispose();
    return { ok: true, sizeBytes: file.sizeBytes, durationMs: durationMs(), error: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, message } = error;
    return { ok: false, sizeBytes: null, durationMs: durationMs(), error: { code, detail: message } };
  }
}
