import { and, asc, between, eq } from "drizzle-orm";
import { exportBatches, exportBatchRows, exportProfiles } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { nameRow } from "./batch-report";
import { moveBatch } from "./batch-state";
import { checkBatchRows } from "./check-batch-rows";
import { type FilledRow, fillBatchRows, toFailure } from "./fill-batch-rows";
import { loadRevision } from "./load-scene";
import { orderFields } from "./plan-batch";
import { type PrintableRow, renderBatchRows } from "./render-batch-rows";
import { type FinishedRow, storeBatchRows } from "./store-batch-rows";

/** Rows that one step of the engine makes: its pictures are decoded once, and a crash repeats no more than these. */
export const rowsPerChunk = 25;

/** Chunk 0 has the rows 1 to 25, … */
const rowsOf = (chunk: number) => ({ from: chunk * rowsPerChunk + 1, to: (chunk + 1) * rowsPerChunk });

/** Begins a batch, or goes on with it. @returns its chunks; 0 when it has ended already */
export async function startBatch(tenantId: string, batchId: string): Promise<{ chunks: number }> {
  return withTenant(tenantId, async (tx) => {
    if (!(await moveBatch(tx, tenantId, batchId, { status: "running" }))) return { chunks: 0 };
    const [batch] = await tx
      .select({ totalRows: exportBatches.totalRows })
      .from(exportBatches)
      .where(and(eq(exportBatches.tenantId, tenantId), eq(exportBatches.id, batchId)));
    return { chunks: Math.ceil((batch?.totalRows ?? 0) / rowsPerChunk) };
  });
}

async function loadChunk(tenantId: string, batchId: string, chunk: number) {
  const { from, to } = rowsOf(chunk);
  return withTenant(tenantId, async (tx) => {
    const [found, rows] = await Promise.all([
      tx
        .select({ batch: exportBatches, profile: exportProfiles })
        .from(exportBatches)
        .innerJoin(
          exportProfiles,
          and(
            eq(exportProfiles.tenantId, exportBatches.tenantId),
            eq(exportProfiles.id, exportBatches.exportProfileId),
          ),
        )
        .where(and(eq(exportBatches.tenantId, tenantId), eq(exportBatches.id, batchId))),
      tx
        .select({ number: exportBatchRows.number, values: exportBatchRows.values })
        .from(exportBatchRows)
        .where(
          and(
            eq(exportBatchRows.tenantId, tenantId),
            eq(exportBatchRows.batchId, batchId),
            eq(exportBatchRows.status, "queued"),
            between(exportBatchRows.number, from, to),
          ),
        )
        .orderBy(asc(exportBatchRows.number)),
    ]);
    const [known] = found;
    return known === undefined ? null : { ...known, rows };
  });
}

const isPrintable = (row: FilledRow): row is FilledRow & { revision: NonNullable<FilledRow["revision"]> } =>
  row.revision !== null && row.error === null;

/**
 * Makes the revisions and files of one chunk of rows. Repeating it after a crash makes what is still missing; a row that
 * cannot be made is stored with its reason and does not stop the others.
 * @returns how many rows were stored
 */
export async function runBatchChunk(
  tenantId: string,
  batchId: string,
  { chunk, override }: { chunk: number; override: boolean },
): Promise<{ rows: number }> {
  const loaded = await loadChunk(tenantId, batchId, chunk);
  if (loaded === null || loaded.batch.status !== "running" || loaded.rows.length === 0) return { rows: 0 };
  const { batch, profile, rows } = loaded;
  const template = await loadRevision(tenantId, batch.designRevisionId);
  const { initiatedBy } = batch;
  const filled = await checkBatchRows(
    { tenantId, template, profile, initiatedBy, override },
    await fillBatchRows(tenantId, batchId, template, rows),
  );
  const fields = orderFields(template.elements, batch.mapping);
  const firstField = fields.find(({ kinds }) => kinds.includes("text"))?.field ?? fields[0]?.field ?? "";
  const printable = filled.filter(isPrintable).map(
    (row): PrintableRow => ({
      ...row,
      name: nameRow(row.number, batch.totalRows, row.values[firstField] ?? ""),
    }),
  );
  const outcomes = await renderBatchRows(
    {
      tenantId,
      batchId,
      template,
      profile,
      profileVersion: batch.exportProfileVersion,
      initiatedBy: batch.initiatedBy,
    },
    printable,
  );
  const outcomeOf = new Map(printable.map(({ number }, index) => [number, outcomes[index]]));
  const finished = filled.map(({ number, revision, findings, error }): FinishedRow => {
    const outcome = outcomeOf.get(number);
    if (outcome === undefined) return { number, revision, findings, files: [], error };
    if ("error" in outcome) return { number, revision, findings, files: [], error: toFailure(outcome.error) };
    return { number, revision, findings, files: outcome.output, error };
  });
  return { rows: await storeBatchRows(tenantId, batchId, finished) };
}

/** Gives up the rows of a chunk that could not be made however often it was tried; the other chunks go on. */
export async function failBatchChunk(tenantId: string, batchId: string, chunk: number, detail: string): Promise<void> {
  const loaded = await loadChunk(tenantId, batchId, chunk);
  if (loaded === null) return;
  await storeBatchRows(
    tenantId,
    batchId,
    loaded.rows.map(({ number }) => ({
      number,
      revision: null,
      files: [],
      findings: [],
      error: { code: "export_failed", detail },
    })),
  );
}
