import { and, eq, lt, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { assets, designBranches, designRevisions, exportBatches } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { linkArtifacts, type NewArtifact, prepareArtifacts, putArtifacts } from "@/lib/kernel/artifacts";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { batchUse } from "./batch-state";
import { claimArtwork } from "./claim-artwork";
import { insertElementLists, type StoredElement } from "./store-elements";

/** The immutable revision that a row becomes. */
export interface RowRevision {
  id: string;
  number: number;
  elements: readonly StoredElement[];
  contentHash: string;
  metadata: Record<string, unknown>;
  /** Elements that differ from the design's. */
  changed: number;
  createdAt: Date;
}

/** A row when all work on it is done: made, or failed for good. */
export interface FinishedRow {
  number: number;
  /** Null where the row could not even be filled in. */
  revision: RowRevision | null;
  files: readonly NewArtifact[];
  findings: readonly Record<string, unknown>[];
  error: { code: string; detail: string } | null;
}

type Batch = typeof exportBatches.$inferSelect;

async function insertRevisions(tx: Transaction, batch: Batch, rows: readonly FinishedRow[]): Promise<void> {
  const { tenantId } = batch;
  const revisions = rows.flatMap(({ revision }) => (revision === null ? [] : [revision]));
  if (revisions.length === 0) return;
  await tx.insert(designRevisions).values(
    revisions.map(({ id, number, elements, contentHash, metadata, changed, createdAt }) => ({
      tenantId,
      id,
      designId: batch.designId,
      branchId: batch.branchId,
      parentRevisionId: batch.designRevisionId,
      number,
      metadata,
      contentHash,
      elementCount: elements.length,
      changeSummary: { added: 0, removed: 0, changed },
      createdBy: batch.initiatedBy,
      createdAt,
    })),
  );
  await insertElementLists(
    tx,
    tenantId,
    revisions.map(({ id, elements }) => ({ revisionId: id, elements })),
  );
  await linkArtwork(tx, tenantId, revisions);
  const last = revisions.reduce((highest, revision) => (revision.number > highest.number ? revision : highest));
  if (batch.branchId === null) return;
  // Chunks are stored in any order; the head is the highest row.
  await tx
    .update(designBranches)
    .set({ headRevisionId: last.id })
    .where(
      and(
        eq(designBranches.tenantId, tenantId),
        eq(designBranches.id, batch.branchId),
        lt(
          sql`(select number from ${designRevisions} as head
               where head.tenant_id = ${tenantId} and head.id = ${designBranches.headRevisionId})`,
          last.number,
        ),
      ),
    );
}

/** Artwork that a stored revision shows may not be deleted. */
async function linkArtwork(tx: Transaction, tenantId: string, revisions: readonly RowRevision[]): Promise<void> {
  const pairs = revisions.flatMap(({ id, elements }) =>
    [...new Set(elements.flatMap((element) => (element.type === "image" ? [element.assetId] : [])))].map((assetId) => ({
      revisionId: id,
      assetId,
    })),
  );
  if (pairs.length === 0) return;
  const ids = JSON.stringify([...new Set(pairs.map(({ assetId }) => assetId))]);
  const found = await tx
    .select({ id: assets.id, artifactId: assets.artifactId })
    .from(assets)
    .where(
      and(
        eq(assets.tenantId, tenantId),
        sql`${assets.id} in (select value::uuid from jsonb_array_elements_text(${ids}::text::jsonb))`,
      ),
    )
    .for("share");
  const artifactOf = new Map(found.map((asset) => [asset.id, asset.artifactId]));
  await linkArtifacts(
    tx,
    pairs.flatMap(({ revisionId, assetId }) => {
      const artifactId = artifactOf.get(assetId);
      if (artifactId === undefined) return [];
      return [{ tenantId, artifactId, entity: "design_revisions", entityId: revisionId, role: "artwork" }];
    }),
  );
}

async function updateRows(
  tx: Transaction,
  batch: Batch,
  rows: readonly FinishedRow[],
  firstFiles: ReadonlyMap<number, string>,
): Promise<void> {
  const changes = rows.map(({ number, revision, findings, error }) => ({
    number,
    status: error === null ? "completed" : "failed",
    revision: revision?.id ?? null,
    artifact: firstFiles.get(number) ?? null,
    findings,
    error,
  }));
  await tx.execute(sql`
    update app.export_batch_rows as line set
      status = change.status, design_revision_id = change.revision, artifact_id = change.artifact,
      findings = change.findings, error = nullif(change.error, 'null'::jsonb), completed_at = now()
    from jsonb_to_recordset(${JSON.stringify(changes)}::text::jsonb)
      as change(number int, status text, revision uuid, artifact uuid, findings jsonb, error jsonb)
    where line.tenant_id = ${batch.tenantId} and line.batch_id = ${batch.id} and line.number = change.number`);
}

/** Rows that are still to be worked on, under the batch's lock: no chunk counts one twice, and none counts after a cancel. */
async function lockQueued(tx: Transaction, tenantId: string, batchId: string, rows: readonly FinishedRow[]) {
  const [batch] = await tx
    .select()
    .from(exportBatches)
    .where(and(eq(exportBatches.tenantId, tenantId), eq(exportBatches.id, batchId)))
    .for("update");
  if (batch?.status !== "running") return null;
  const numbers = JSON.stringify(rows.map(({ number }) => number));
  const queued = await tx.execute<{ number: number }>(sql`
    select number from app.export_batch_rows
    where tenant_id = ${tenantId} and batch_id = ${batchId} and status = 'queued'
      and number in (select value::int from jsonb_array_elements_text(${numbers}::text::jsonb))`);
  const open = new Set(queued.map(({ number }) => number));
  return { batch, rows: rows.filter(({ number }) => open.has(number)) };
}

/**
 * Stores what became of rows: revisions, elements, files, and the counts of their batch, all in one transaction. Rows that
 * were stored before, and rows of a batch that has ended, are passed over.
 * @returns how many rows were stored
 */
export async function storeBatchRows(tenantId: string, batchId: string, done: readonly FinishedRow[]): Promise<number> {
  const prepared = await prepareArtifacts(
    tenantId,
    done.flatMap(({ files }) => files),
  );
  const ofRow = new Map<number, typeof prepared>();
  let next = 0;
  for (const { number, files } of done) {
    ofRow.set(number, prepared.slice(next, next + files.length));
    next += files.length;
  }
  return withTenant(tenantId, async (tx) => {
    const open = await lockQueued(tx, tenantId, batchId, done);
    if (open === null || open.rows.length === 0) return 0;
    const { batch } = open;
    // Whoever overrides errors takes artwork that is used up, too; the reason is kept.
    const rows = batch.overrideReason === null ? await claimArtwork(tx, batch, open.rows) : open.rows;
    await insertRevisions(tx, batch, rows);
    const files = rows.flatMap(({ number, files: kept }) =>
      kept.length === 0 ? [] : (ofRow.get(number) ?? []).map((file) => ({ number, file })),
    );
    const made = await putArtifacts(
      tx,
      tenantId,
      files.map(({ file }) => file),
    );
    // The ZIP is made of them, and their batch leads to them.
    await linkArtifacts(
      tx,
      made.map(({ id }) => ({ tenantId, artifactId: id, ...batchUse(batchId, "export") })),
    );
    const firstFiles = new Map<number, string>();
    for (const [index, { number }] of files.entries()) {
      const id = made[index]?.id;
      if (id !== undefined && !firstFiles.has(number)) firstFiles.set(number, id);
    }
    await updateRows(tx, batch, rows, firstFiles);
    const failed = rows.filter(({ error }) => error !== null).length;
    await tx
      .update(exportBatches)
      .set({
        completedRows: sql`${exportBatches.completedRows} + ${rows.length - failed}`,
        failedRows: sql`${exportBatches.failedRows} + ${failed}`,
      })
      .where(and(eq(exportBatches.tenantId, tenantId), eq(exportBatches.id, batchId)));
    await recordChanges(tx, tenantId, [{ entity: "export_batches", id: batchId, status: "running" }]);
    return rows.length;
  });
}
