import { and, count, eq, gte, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { collections, generatedAssets } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { collectionIs } from "./collection-states";
import { lanes } from "./fill-queue";
import { type AssetRow, assetIs } from "./read-generated-assets";

/** The claim on an asset: the row says whose it is, so a step that is repeated goes on with its own. */
export interface Claim {
  tenantId: string;
  provider: string;
  /** Run and step of the engine. */
  key: string;
}

/** Progress of an asset whose provider was asked; a claim that finds it cannot know whether that was paid. */
export const asked = 10;

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

/** Whether as many of an organization's assets are with a provider as may be; whoever claims there next waits for this transaction. */
async function isFull(tx: Transaction, { tenantId, provider }: Claim): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`asset-lanes:${tenantId}:${provider}`}, 0))`);
  const [row] = await tx
    .select({ busy: count() })
    .from(generatedAssets)
    .where(
      and(
        eq(generatedAssets.tenantId, tenantId),
        eq(generatedAssets.provider, provider),
        eq(generatedAssets.status, "generating"),
      ),
    );
  return (row?.busy ?? 0) >= lanes;
}

/**
 * Takes the next waiting asset: priority, then place, then age; those of collections that pause wait. Runs that wait for a
 * provider's queue hold no lane of the engine, so the rows say how many are under way; each goes on with the next at its end.
 */
async function takeNext(tx: Transaction, claim: Claim): Promise<AssetRow | undefined> {
  if (await isFull(tx, claim)) return undefined;
  const { tenantId, provider, key } = claim;
  const next = sql`(
    select a.id from ${generatedAssets} a
    left join ${collections} c on c.tenant_id = a.tenant_id and c.id = a.collection_id
    where a.tenant_id = ${tenantId} and a.provider = ${provider}
      and a.status = 'pending' and a.deleted_at is null and c.paused_at is null
    order by a.priority desc nulls last, a.queue_order, a.id
    limit 1 for update of a skip locked)`;
  const [row] = await tx
    .update(generatedAssets)
    .set({ status: "generating", jobId: key, attempt: sql`${generatedAssets.attempt} + 1`, progress: 1 })
    .where(and(eq(generatedAssets.tenantId, tenantId), eq(generatedAssets.id, next)))
    .returning();
  if (row === undefined) return undefined;
  await recordChanges(tx, tenantId, [{ entity: "generated_assets", id: row.id, status: "generating" }]);
  return row;
}

/** USD that an asset's batch cost so far, with what those under way may cost; the rows of a batch were made at once. */
async function sumCosts(tx: Transaction, asset: AssetRow, collectionId: string): Promise<number> {
  const [row] = await tx
    .select({
      usd: sql<number>`coalesce(sum(coalesce(${generatedAssets.costUsd}, 0) + case when ${generatedAssets.status} = 'generating'
        then ${generatedAssets.estimatedUsd} else 0 end), 0)::float8`,
    })
    .from(generatedAssets)
    .where(
      and(
        eq(generatedAssets.tenantId, asset.tenantId),
        eq(generatedAssets.collectionId, collectionId),
        gte(generatedAssets.createdAt, asset.createdAt),
      ),
    );
  return row?.usd ?? 0;
}

/**
 * Puts an asset back and pauses its collection when the batch would cost more than it may. In a transaction after the
 * claim's: whoever changes a collection locks it before its assets, and the claim has locked the asset first.
 * @returns whether it was put back
 */
async function keepBudget(asset: AssetRow): Promise<boolean> {
  const { tenantId, collectionId } = asset;
  if (collectionId === null || asset.estimatedUsd <= 0) return false;
  return withTenant(tenantId, async (tx) => {
    const [collection] = await tx
      .select({ status: collections.status, budgetUsd: collections.budgetUsd })
      .from(collections)
      .where(collectionIs(tenantId, collectionId))
      .for("no key update");
    // The budget is that of the generation under way; what is made again on its own has none.
    const budgetUsd = collection?.status === "generating" ? collection.budgetUsd : null;
    if (budgetUsd === null || (await sumCosts(tx, asset, collectionId)) <= budgetUsd) return false;
    await putBackAndPause(tx, asset, collectionId, ownBudgetMessage(budgetUsd));
    return true;
  });
}

/** Why a batch paused itself that would have cost more than it may. */
export const ownBudgetMessage = (budgetUsd: number | null) => `Paused: the budget of ${budgetUsd} USD is used up.`;

async function putBackAndPause(tx: Transaction, asset: AssetRow, collectionId: string, reason: string): Promise<void> {
  const { tenantId, id } = asset;
  await tx
    .update(generatedAssets)
    .set({ status: "pending", jobId: null, progress: 0 })
    .where(
      and(assetIs(tenantId, id), eq(generatedAssets.status, "generating"), eq(generatedAssets.attempt, asset.attempt)),
    );
  await tx
    .update(collections)
    .set({ pausedAt: new Date(), errorMessage: reason })
    .where(collectionIs(tenantId, collectionId));
  await recordChanges(tx, tenantId, [
    { entity: "generated_assets", id, status: "pending" },
    { entity: "collections", id: collectionId, status: "paused" },
  ]);
}

/**
 * Puts a claimed asset back and pauses its batch, for a reason that all the others share.
 * @returns false for an asset that belongs to no generation under way; nothing was written then
 */
export async function pauseBatch(asset: AssetRow, reason: string): Promise<boolean> {
  const { tenantId, collectionId } = asset;
  if (collectionId === null) return false;
  return withTenant(tenantId, async (tx) => {
    const [collection] = await tx
      .select({ status: collections.status })
      .from(collections)
      .where(collectionIs(tenantId, collectionId))
      .for("no key update");
    if (collection?.status !== "generating") return false;
    await putBackAndPause(tx, asset, collectionId, `Paused: ${reason}`.slice(0, 500));
    return true;
  });
}

/** The asset this step makes: its own from before, else the next that waits; undefined when none does, or enough are made. */
export async function claimAsset(claim: Claim): Promise<AssetRow | undefined> {
  for (;;) {
    const asset = await withTenant(
      claim.tenantId,
      async (tx) => (await findOwn(tx, claim)) ?? (await takeNext(tx, claim)),
    );
    if (asset === undefined) return undefined;
    if (asset.progress >= asked || !(await keepBudget(asset))) return asset;
  }
}
