import { and, eq, inArray, isNull, max, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { collections, generatedAssets } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { findClient } from "@/lib/kernel/generation/clients";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { notify } from "@/lib/kernel/notifications/notify";
import { addCost, sumJobCosts } from "./asset-costs";
import { asked } from "./claim-asset";
import { collectionIs, moveCollection } from "./collection-states";
import { type AssetRow, assetIs } from "./read-generated-assets";

/** How an asset ends; `costUsd` is that of all its attempts, and undefined leaves what the row says. */
export type AssetEnd =
  | { status: "completed"; imageId: string; mediaArtifactId: string | null; costUsd: number; modelId: string }
  | { status: "error"; errorCode: string; errorMessage: string; costUsd?: number | undefined };

/**
 * Ends an asset that is still the claim's own, and its collection with the last of them.
 * @returns false when somebody else took it over; nothing was written then
 */
export async function endAsset(tx: Transaction, asset: AssetRow, end: AssetEnd): Promise<boolean> {
  const { tenantId, id, collectionId } = asset;
  // Always the collection first: two that end at once must not wait for each other.
  if (collectionId !== null) {
    await tx
      .select({ id: collections.id })
      .from(collections)
      .where(collectionIs(tenantId, collectionId))
      .for("no key update");
  }
  const isCompleted = end.status === "completed";
  const changed = await tx
    .update(generatedAssets)
    .set({
      ...end,
      progress: isCompleted ? 100 : asset.progress,
      completedAt: isCompleted ? new Date() : null,
      ...(isCompleted ? { errorCode: null, errorMessage: null } : {}),
    })
    .where(
      and(assetIs(tenantId, id), eq(generatedAssets.status, "generating"), eq(generatedAssets.attempt, asset.attempt)),
    )
    .returning({ id: generatedAssets.id });
  if (changed.length === 0) return false;
  await recordChanges(tx, tenantId, [{ entity: "generated_assets", id, status: end.status }]);
  if (collectionId !== null) await endCollection(tx, tenantId, collectionId);
  return true;
}

/** When the newest generation of a collection began: its rows were made at once; what is made again one by one is no generation. */
const beginOfNewest = (tx: Transaction, tenantId: string, id: string) =>
  tx
    .select({ begin: max(generatedAssets.createdAt) })
    .from(generatedAssets)
    .where(
      and(
        eq(generatedAssets.tenantId, tenantId),
        eq(generatedAssets.collectionId, id),
        isNull(generatedAssets.previousAssetId),
      ),
    );

/**
 * A collection has ended when none of its assets waits or is made: well when the newest generation, or what was tried again
 * since, made one, else in error.
 */
export async function endCollection(tx: Transaction, tenantId: string, id: string): Promise<void> {
  const begin = sql`(${beginOfNewest(tx, tenantId, id)})`;
  const isNew = sql`(${generatedAssets.createdAt} >= ${begin} or ${generatedAssets.completedAt} >= ${begin})`;
  const [state] = await tx
    .select({
      open: sql<number>`(count(*) filter (where ${inArray(generatedAssets.status, ["pending", "generating"])}))::int`,
      completed: sql<number>`(count(*) filter (where ${eq(generatedAssets.status, "completed")} and ${isNew}))::int`,
      failed: sql<number>`(count(*) filter (where ${eq(generatedAssets.status, "error")} and ${isNew}))::int`,
    })
    .from(generatedAssets)
    .where(
      and(
        eq(generatedAssets.tenantId, tenantId),
        eq(generatedAssets.collectionId, id),
        isNull(generatedAssets.deletedAt),
      ),
    );
  if (state === undefined || state.open > 0) return;
  const isGood = state.completed > 0;
  const ended = await moveCollection(tx, tenantId, id, isGood ? "completed" : "error", {
    completedAt: new Date(),
    pausedAt: null,
    errorMessage: isGood ? null : "None of its assets could be made.",
  });
  if (ended === undefined) {
    // It had ended before, and one was tried again: its counts are others.
    await recordChanges(tx, tenantId, [{ entity: "collections", id, status: "changed" }]);
    return;
  }
  const failures = state.failed === 0 ? "" : ` ${state.failed} could not be made.`;
  await notify(tx, {
    tenantId,
    type: "generation_finished",
    title: isGood ? `“${ended.name}” is ready` : `“${ended.name}” could not be generated`,
    summary: `${state.completed} of ${state.completed + state.failed} assets are there.${failures}`,
    href: `/collections/${id}`,
    data: { collectionId: id, completed: state.completed, failed: state.failed },
    dedupeKey: `collection:${id}:${ended.updatedAt.getTime()}`,
    ...(ended.createdBy === null ? {} : { userIds: [ended.createdBy] }),
  });
}

/**
 * `endAsset` in a transaction of its own, for what cannot be made.
 * @param costUsd of all its attempts, where this one is charged though it failed
 */
export async function failAsset(
  asset: AssetRow,
  errorCode: string,
  errorMessage: string,
  costUsd?: number,
): Promise<void> {
  await withTenant(asset.tenantId, (tx) =>
    endAsset(tx, asset, { status: "error", errorCode, errorMessage: errorMessage.slice(0, 1000), costUsd }),
  );
}

/** The same by the claim's key, when a step was tried as often as may be. */
export async function failClaim(tenantId: string, key: string, detail: string): Promise<void> {
  await withTenant(tenantId, async (tx) => {
    const [asset] = await tx
      .select()
      .from(generatedAssets)
      .where(
        and(
          eq(generatedAssets.tenantId, tenantId),
          eq(generatedAssets.jobId, key),
          eq(generatedAssets.status, "generating"),
        ),
      );
    if (asset === undefined) return;
    const errorMessage = detail === "" ? "It could not be made." : detail.slice(0, 1000);
    const isQueued = findClient(asset.provider) !== undefined;
    const direct = asset.progress >= asked ? addCost(asset, asset.estimatedUsd) : undefined;
    const costUsd = isQueued ? await sumJobCosts(tx, asset) : direct;
    await endAsset(tx, asset, { status: "error", errorCode: "generation_failed", errorMessage, costUsd });
  });
}
