import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { exportBatches, exportBatchRows } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import { writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { announceBatchEnd } from "./announce-end";
import { batchCancelled } from "./batch-events";
import type { BatchJson, BatchStatus } from "./batch-schemas";
import { jobTransitions } from "./job-state";
import { readBatch } from "./read-batch";

/** How the files of a batch are linked to it: `export` is a row's file, `archive` the ZIP. Retention leaves both alone. */
export const batchUse = (batchId: string, role: "export" | "archive") => ({
  entity: "export_batches",
  entityId: batchId,
  role,
});

interface BatchChange {
  status: BatchStatus;
  artifactId?: string;
  error?: { code: string; detail: string };
}

/** Moves a batch on as jobs move, and tells the browsers. Returns whether it was in a state that allowed it. */
export async function moveBatch(tx: Transaction, tenantId: string, id: string, change: BatchChange): Promise<boolean> {
  const moved = await tx
    .update(exportBatches)
    .set({
      ...change,
      ...(change.status === "running"
        ? { startedAt: sql`coalesce(${exportBatches.startedAt}, now())` }
        : { completedAt: new Date() }),
    })
    .where(
      and(
        eq(exportBatches.tenantId, tenantId),
        eq(exportBatches.id, id),
        inArray(exportBatches.status, [...jobTransitions[change.status]]),
      ),
    )
    .returning({ id: exportBatches.id });
  if (moved.length === 0) return false;
  await recordChanges(tx, tenantId, [{ entity: "export_batches", id, status: change.status }]);
  await announceBatchEnd(tx, tenantId, id, change);
  return true;
}

/** Rows that nobody has worked on will not be worked on. */
async function cancelRows(tx: Transaction, tenantId: string, id: string): Promise<void> {
  await tx
    .update(exportBatchRows)
    .set({ status: "cancelled", completedAt: new Date() })
    .where(
      and(
        eq(exportBatchRows.tenantId, tenantId),
        eq(exportBatchRows.batchId, id),
        eq(exportBatchRows.status, "queued"),
      ),
    );
}

/** Cancels a batch that has not ended; files that are made already stay. @throws `illegal_transition` when it has */
export async function cancelBatch({ ctx, id }: { ctx: Context; id: string }): Promise<BatchJson> {
  requireScope(ctx, "designs:write");
  const { tenantId } = ctx;
  return writeWithEvents(tenantId, async (tx, emit) => {
    const batch = await readBatch(tx, tenantId, id);
    if (!(await moveBatch(tx, tenantId, id, { status: "cancelled" }))) {
      throw new AppError("illegal_transition", `The batch is already ${batch.status}.`);
    }
    await cancelRows(tx, tenantId, id);
    emit({ name: batchCancelled.name, data: { batchId: id } });
    await recordAudit(tx, ctx, { action: "batch.cancelled", entity: "export_batches", entityId: id });
    return readBatch(tx, tenantId, id);
  });
}

/** Ends a batch that the engine has given up; rows that are done stay done. */
export async function failBatch(tenantId: string, id: string, error: { code: string; detail: string }): Promise<void> {
  await withTenant(tenantId, async (tx) => {
    if (await moveBatch(tx, tenantId, id, { status: "failed", error })) await cancelRows(tx, tenantId, id);
  });
}
