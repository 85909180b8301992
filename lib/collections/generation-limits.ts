import { and, count, countDistinct, eq, gte, isNull, lt, ne, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { aiBudgets, auditLog, generatedAssets, organizationSettings } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { readMonthSpend, startOfMonth } from "@/lib/kernel/ai/budget";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import { notify } from "@/lib/kernel/notifications/notify";
import { assetLimit, type UsageJson } from "./generated-asset-schemas";

/** What the record says of an asset that was sent to its provider; its payload names the state before. */
export const enqueuedAction = "generated-asset.enqueued";

/** The least id of rows made since a moment: ids are UUIDv7, which begin with milliseconds since 1970 (RFC 9562, 5.7). */
function firstIdSince(moment: Date): string {
  const hex = moment.getTime().toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/** Drafts that were made in an earlier month and enqueued in this one; only the record of it tells when. */
async function countLateDrafts(tx: Transaction, tenantId: string, firstId: string): Promise<number> {
  const [row] = await tx
    .select({ count: countDistinct(auditLog.entityId) })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.tenantId, tenantId),
        gte(auditLog.id, firstId),
        eq(auditLog.action, enqueuedAction),
        lt(auditLog.entityId, firstId),
        sql`${auditLog.payload} ->> 'from' = 'draft'`,
      ),
    );
  return row?.count ?? 0;
}

/** Assets of this month, also those deleted since: what was generated was generated. */
async function countGenerations(tx: Transaction, tenantId: string, now: Date): Promise<number> {
  const firstId = firstIdSince(startOfMonth(now));
  const [row] = await tx
    .select({ count: count() })
    .from(generatedAssets)
    .where(
      and(
        eq(generatedAssets.tenantId, tenantId),
        gte(generatedAssets.id, firstId),
        ne(generatedAssets.status, "draft"),
      ),
    );
  return (row?.count ?? 0) + (await countLateDrafts(tx, tenantId, firstId));
}

async function readLimit(tx: Transaction, tenantId: string): Promise<number | null> {
  const [row] = await tx
    .select({ limit: organizationSettings.monthlyGenerationLimit })
    .from(organizationSettings)
    .where(eq(organizationSettings.tenantId, tenantId));
  return row?.limit ?? null;
}

/** How many more may be made this month; null: as many as one likes. */
export async function countRemaining(tx: Transaction, tenantId: string, now = new Date()): Promise<number | null> {
  const limit = await readLimit(tx, tenantId);
  return limit === null ? null : Math.max(0, limit - (await countGenerations(tx, tenantId, now)));
}

async function countLive(tx: Transaction, tenantId: string): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(generatedAssets)
    .where(and(eq(generatedAssets.tenantId, tenantId), isNull(generatedAssets.deletedAt)));
  return row?.count ?? 0;
}

/**
 * Lets `wanted` generations begin, or none. Two requests at once follow each other, so that together they keep the limit.
 * Near the number of assets an organization should hold, its admins are told, once a month.
 * @throws `generation_limit_reached`
 */
export async function reserveGenerations(tx: Transaction, tenantId: string, wanted: number): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`generations:${tenantId}`}, 0))`);
  const remaining = await countRemaining(tx, tenantId);
  if (remaining !== null && wanted > remaining) {
    throw new AppError(
      "generation_limit_reached",
      `This would make ${wanted} generations; ${remaining} are left of this month's limit.`,
      { extra: { wanted, remaining } },
    );
  }
  const live = (await countLive(tx, tenantId)) + wanted;
  const share = [1, 0.9].find((part) => live >= assetLimit * part);
  if (share === undefined) return;
  await notify(tx, {
    tenantId,
    type: "limit_near",
    title: `${live.toLocaleString("en")} generated assets`,
    summary: `The gallery works best up to ${assetLimit.toLocaleString("en")} assets. Delete what is no longer needed.`,
    href: "/gallery",
    data: { assets: live, limit: assetLimit },
    dedupeKey: `assets-limit:${share}:${startOfMonth(new Date()).toISOString().slice(0, 7)}`,
  });
}

/** Generations and spend of this month, against their limits. */
export async function getUsage({ ctx }: { ctx: Context }): Promise<UsageJson> {
  requireScope(ctx, "collections:read");
  const { tenantId } = ctx;
  const now = new Date();
  return withTenant(tenantId, async (tx) => {
    const [budget] = await tx
      .select({ usd: aiBudgets.monthlyUsd })
      .from(aiBudgets)
      .where(eq(aiBudgets.tenantId, tenantId));
    return {
      month: startOfMonth(now).toISOString().slice(0, 7),
      generations: await countGenerations(tx, tenantId, now),
      generationLimit: await readLimit(tx, tenantId),
      assets: await countLive(tx, tenantId),
      assetLimit,
      spendUsd: await readMonthSpend(tx, tenantId, now),
      budgetUsd: budget?.usd ?? null,
    };
  });
}
