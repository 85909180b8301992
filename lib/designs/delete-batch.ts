import { and, eq } from "drizzle-orm";
import { exportBatches } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { unlinkArtifactsOf } from "@/lib/kernel/artifacts";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError, notFound } from "@/lib/kernel/errors";
import { recordChanges } from "@/lib/kernel/live/record-change";

/**
 * Forgets a batch that has ended, with its rows. The revisions it made stay; its files are kept as long as the organization
 * keeps print files that nothing needs.
 * @throws AppError `not_found`; `conflict` while it is at work
 */
export async function deleteBatch({ ctx, id }: { ctx: Context; id: string }): Promise<void> {
  requireScope(ctx, "designs:write");
  const { tenantId } = ctx;
  const isBatch = and(eq(exportBatches.tenantId, tenantId), eq(exportBatches.id, id));
  await withTenant(tenantId, async (tx) => {
    const [batch] = await tx.select().from(exportBatches).where(isBatch).for("update");
    if (batch === undefined) throw notFound("The batch");
    if (batch.status === "queued" || batch.status === "running") {
      throw new AppError("conflict", "The batch is at work. Cancel it first.");
    }
    await unlinkArtifactsOf(tx, { tenantId, entity: "export_batches", entityId: id });
    await tx.delete(exportBatches).where(isBatch);
    const { designId, filename, totalRows } = batch;
    await recordAudit(tx, ctx, {
      action: "batch.deleted",
      entity: "export_batches",
      entityId: id,
      payload: { designId, filename, rows: totalRows },
    });
    await recordChanges(tx, tenantId, [{ entity: "export_batches", id, status: "deleted" }]);
  });
}
