import { and, eq, isNull, sql } from "drizzle-orm";
import { generatedAssets, generationJobs } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { reopenFailed } from "./create-generated-asset";
import { finishFromJob } from "./run-asset";
import { refillQueue } from "./sweep-queue";

/**
 * Takes over what a generation job made after nobody knew whether its provider had it: the asset had ended in that error,
 * and ends anew as the job did. Assets that were tried again meanwhile have a run of their own.
 * @returns whether there was such an asset
 */
export async function adoptResult(tenantId: string, jobId: string): Promise<boolean> {
  const key = `adopted:${jobId}`;
  const provider = await withTenant(tenantId, async (tx) => {
    const [job] = await tx
      .select({ ownerId: generationJobs.ownerId, status: generationJobs.status })
      .from(generationJobs)
      .where(
        and(
          eq(generationJobs.tenantId, tenantId),
          eq(generationJobs.id, jobId),
          eq(generationJobs.ownerType, "generated_assets"),
        ),
      );
    if (job === undefined || job.ownerId === null || job.status === "submission_unknown") return undefined;
    const isAsset = and(eq(generatedAssets.tenantId, tenantId), eq(generatedAssets.id, job.ownerId));
    const [asset] = await tx.select().from(generatedAssets).where(isAsset);
    // A step that is repeated goes on with what it began.
    if (asset?.status === "generating" && asset.jobId === key) return asset.provider;
    if (asset?.status !== "error" || asset.errorCode !== "submission_unknown") return undefined;
    if (job.status === "completed" && asset.collectionId !== null) await reopenFailed(tx, tenantId, asset.collectionId);
    const [taken] = await tx
      .update(generatedAssets)
      .set({ status: "generating", jobId: key, attempt: sql`${generatedAssets.attempt} + 1` })
      .where(
        and(
          isAsset,
          eq(generatedAssets.status, "error"),
          eq(generatedAssets.errorCode, "submission_unknown"),
          isNull(generatedAssets.deletedAt),
        ),
      )
      .returning({ provider: generatedAssets.provider });
    if (taken === undefined) return undefined;
    await recordChanges(tx, tenantId, [{ entity: "generated_assets", id: job.ownerId, status: "generating" }]);
    return taken.provider;
  });
  if (provider === undefined) return false;
  await finishFromJob({ tenantId, provider, key }, jobId);
  // It took a place among those under way; no run goes on after it.
  await refillQueue(tenantId, provider);
  return true;
}
