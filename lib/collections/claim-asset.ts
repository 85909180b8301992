import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { collections, generatedAssets } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { collectionIs } from "./collection-states";
import { type AssetRow, assetIs } from "./read-generated-assets";

/** The claim on an asset: the row says whose it is, so a step that is repeated goes on with its own. */
export interface Claim {
  tenantId: string;
  provider: string;
  /** Run and step of the engine. */
  key: string;
}

async function findOwn(tx: Transaction, claim: Claim): Promise<AssetRow | undefined> {
  const [row] = await tx
    .select()
    .from(generatedAssets)
    .where(
      and(
        eq(generatedAssets.tenantId, claim.tenantId),
        eq(generatedAssets.jobId, claim.key),
        eq(generatedAssets.status, "generating"),
      ),
    );
  return row;
}

/** Takes the next waiting asset: priority, then place, then age; collections that pause or lie in the trash wait. */
async function takeNext(tx: Transaction, claim: Claim): Promise<AssetRow | undefined> {
  const next = sql`(
    select a.id from ${generatedAssets} a
    left join ${collections} c on c.tenant_id = a.tenant_id and c.id = a.collection_id
    where a.tenant_id = ${claim.tenantId} and a.provider = ${claim.provider}
      and a.status = 'pending' and a.deleted_at is null
      and (c.id is null or (c.paused_at is null and c.deleted_at is null))
    order by a.priority desc, a.queue_order, a.id
    limit 1 for update of a skip locked)`;
  const [row] = await tx
    .update(generatedAssets)
    .set({ status: "generating", jobId: claim.key, attempt: sql`${generatedAssets.attempt} + 1`, progress: 1 })
    .where(and(eq(generatedAssets.tenantId, claim.tenantId), eq(generatedAssets.id, next)))
    .returning();
  return row;
}

/** USD that a collection's assets cost so far, with what those under way may cost. */
async function sumCosts(tx: Transaction, tenantId: string, collectionId: string): Promise<number> {
  const [row] = await tx
    .select({
      usd: sql<number>`coalesce(sum(case when ${generatedAssets.status} = 'generating'
        then ${generatedAssets.estimatedUsd} else ${generatedAssets.costUsd} end), 0)::float8`,
    })
    .from(generatedAssets)
    .where(and(eq(generatedAssets.tenantId, tenantId), eq(generatedAssets.collectionId, collectionId)));
  return row?.usd ?? 0;
}

/**
 * Puts an asset back and pauses its collection when the batch would cost more than it may.
 * @returns whether it was put back
 */
async function keepBudget(tx: Transaction, asset: AssetRow): Promise<boolean> {
  const { tenantId, collectionId } = asset;
  if (collectionId === null || asset.estimatedUsd <= 0) return false;
  const [collection] = await tx
    .select({ budgetUsd: collections.budgetUsd })
    .from(collections)
    .where(and(collectionIs(tenantId, collectionId), isNull(collections.deletedAt)))
    .for("update");
  const budgetUsd = collection?.budgetUsd ?? null;
  if (budgetUsd === null || (await sumCosts(tx, tenantId, collectionId)) <= budgetUsd) return false;
  await tx
    .update(generatedAssets)
    .set({ status: "pending", jobId: null, progress: 0 })
    .where(assetIs(tenantId, asset.id));
  await tx
    .update(collections)
    .set({ pausedAt: new Date(), errorMessage: `Paused: the budget of ${budgetUsd} USD is used up.` })
    .where(collectionIs(tenantId, collectionId));
  await recordChanges(tx, tenantId, [{ entity: "collections", id: collectionId, status: "paused" }]);
  return true;
}

/** The asset this step makes: its own from before, else the next that waits; undefined when none does. */
export async function claimAsset(claim: Claim): Promise<AssetRow | undefined> {
  return withTenant(claim.tenantId, async (tx) => {
    const own = await findOwn(tx, claim);
    if (own !== undefined) return own;
    for (;;) {
      const asset = await takeNext(tx, claim);
      if (asset === undefined) return undefined;
      if (await keepBudget(tx, asset)) continue;
      await recordChanges(tx, claim.tenantId, [{ entity: "generated_assets", id: asset.id, status: "generating" }]);
      return asset;
    }
  });
}
