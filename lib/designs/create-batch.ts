import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { newId } from "@/db/columns";
import { designBranches, exportBatches, exportBatchRows } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import { writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { readTable } from "@/lib/kernel/tables/read-table";
import { correctFilename, type MultipartForm } from "@/lib/kernel/uploads";
import { requireOwnedRoute } from "./answer-with-legacy-file";
import { batchRequested } from "./batch-events";
import { type BatchJson, batchLimits, createBatchFields } from "./batch-schemas";
import { readDesign } from "./list-designs";
import { loadTemplate, type PlannedRow, planBatch } from "./plan-batch";
import { requireRenderable } from "./plan-print";
import { loadExportProfile } from "./preflight";
import { readBatch } from "./read-batch";

/** Four parameters a row; PostgreSQL takes 65,535 a statement. */
const rowsPerInsert = 2_500;

async function insertRows(tx: Transaction, tenantId: string, batchId: string, rows: readonly PlannedRow[]) {
  for (let start = 0; start < rows.length; start += rowsPerInsert) {
    const part = rows.slice(start, start + rowsPerInsert);
    await tx.insert(exportBatchRows).values(part.map(({ number, values }) => ({ tenantId, batchId, number, values })));
  }
}

/**
 * Starts a batch: for every row of the table one revision and one print file, made by a job. The same Idempotency-Key
 * answers the same batch. A table that cannot be used leaves nothing behind.
 * @throws AppError `not_found`; `validation_failed` naming fields, columns and lines; `idempotency_key_reused`
 */
export async function createBatch({
  ctx,
  designId,
  form,
  idempotencyKey,
}: {
  ctx: Context;
  designId: string;
  form: MultipartForm;
  idempotencyKey: string | null;
}): Promise<BatchJson> {
  requireScope(ctx, "designs:write");
  const { tenantId } = ctx;
  // Whether there is such a design comes before what is wrong with the form.
  await withTenant(tenantId, (tx) => readDesign(tx, tenantId, designId));
  const fields = createBatchFields.parse(form.fields);
  const { template, profile } = await withTenant(tenantId, async (tx) => {
    const loaded = await loadTemplate(tx, tenantId, designId, fields.revisionId);
    await requireOwnedRoute(tx, ctx, loaded.design);
    const chosen = await loadExportProfile(tx, tenantId, fields.exportProfileId);
    const used = new Set(loaded.elements.map((element) => element.spaceId));
    requireRenderable(
      chosen,
      loaded.style.spaces.filter((space) => used.has(space.spaceId)),
    );
    return { template: loaded, profile: chosen };
  });
  const plan = planBatch(await readTable(form.file.path, batchLimits), template.fields, fields.mapping);
  const filename = correctFilename(form.filename, "text/csv");
  const { revision } = template;
  const overrideReason = fields.overrideReason ?? null;

  return writeWithEvents(tenantId, async (tx, emit) => {
    const batchId = newId();
    const key = idempotencyKey ?? batchId;
    const branchId = newId();
    const [inserted] = await tx
      .insert(exportBatches)
      .values({
        tenantId,
        id: batchId,
        designId,
        designRevisionId: revision.id,
        branchId,
        exportProfileId: profile.id,
        exportProfileVersion: profile.version,
        idempotencyKey: key,
        filename,
        overrideReason,
        mapping: plan.mapping,
        totalRows: plan.rows.length,
        initiatedBy: ctx.userId,
      })
      .onConflictDoNothing()
      .returning({ id: exportBatches.id });
    if (inserted === undefined) {
      const [known] = await tx
        .select({ id: exportBatches.id, designId: exportBatches.designId, profileId: exportBatches.exportProfileId })
        .from(exportBatches)
        .where(and(eq(exportBatches.tenantId, tenantId), eq(exportBatches.idempotencyKey, key)));
      if (known?.designId !== designId || known.profileId !== profile.id) {
        throw new AppError("idempotency_key_reused", "This Idempotency-Key was used for another batch.");
      }
      return readBatch(tx, tenantId, known.id);
    }
    await tx.insert(designBranches).values({
      tenantId,
      id: branchId,
      designId,
      name: filename,
      kind: "batch",
      fromRevisionId: revision.id,
      headRevisionId: revision.id,
      createdBy: ctx.userId,
    });
    await insertRows(tx, tenantId, batchId, plan.rows);
    emit({ name: batchRequested.name, data: { batchId, override: overrideReason !== null } });
    await recordAudit(tx, ctx, {
      action: "batch.requested",
      entity: "export_batches",
      entityId: batchId,
      payload: {
        designId,
        designRevisionId: revision.id,
        exportProfileId: profile.id,
        rows: plan.rows.length,
        filename,
        overrideReason,
      },
    });
    await recordChanges(tx, tenantId, [{ entity: "export_batches", id: batchId, status: "queued" }]);
    return readBatch(tx, tenantId, batchId);
  });
}
