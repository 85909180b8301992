import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { makeZip } from "client-zip";
import { and, asc, eq, sql } from "drizzle-orm";
import { artifacts, designRevisions, designs, exportBatches, exportBatchRows } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type Artifact, linkArtifact, objectKeys, openArtifact, putArtifact } from "@/lib/kernel/artifacts";
import { notFound } from "@/lib/kernel/errors";
import { nameSegment, type ReportedRow, writeReport } from "./batch-report";
import { batchUse, moveBatch } from "./batch-state";
import { orderFields } from "./plan-batch";
import { readElements } from "./store-elements";

/** The batch was cancelled while its archive was written: nothing of the archive is to stay. */
class BatchEnded extends Error {}

async function loadBatch(tenantId: string, batchId: string) {
  return withTenant(tenantId, async (tx) => {
    const [found] = await tx
      .select({ batch: exportBatches, designName: designs.name, revisionNumber: designRevisions.number })
      .from(exportBatches)
      .innerJoin(designs, and(eq(designs.tenantId, exportBatches.tenantId), eq(designs.id, exportBatches.designId)))
      .innerJoin(
        designRevisions,
        and(
          eq(designRevisions.tenantId, exportBatches.tenantId),
          eq(designRevisions.id, exportBatches.designRevisionId),
        ),
      )
      .where(and(eq(exportBatches.tenantId, tenantId), eq(exportBatches.id, batchId)));
    if (found === undefined) throw notFound("The batch");
    const rows = await tx
      .select()
      .from(exportBatchRows)
      .where(and(eq(exportBatchRows.tenantId, tenantId), eq(exportBatchRows.batchId, batchId)))
      .orderBy(asc(exportBatchRows.number));
    const files = await tx
      .select()
      .from(artifacts)
      .where(
        and(eq(artifacts.tenantId, tenantId), eq(artifacts.jobId, batchId), sql`${artifacts.traceMetadata} ? 'row'`),
      )
      .orderBy(sql`(${artifacts.traceMetadata}->>'row')::int`, asc(artifacts.id));
    const elements = await readElements(tx, tenantId, found.batch.designRevisionId);
    const fields = orderFields(elements, found.batch.mapping).map(({ field }) => field);
    return { ...found, rows, files, fields };
  });
}

const nameOf = (file: Artifact) => file.filename ?? `${file.id}.pdf`;

/** Entries as they are read: no two files are open at once. The report comes first, where people look. */
async function* listEntries(report: string, files: readonly Artifact[], at: Date) {
  yield { name: "report.csv", input: report, lastModified: at };
  for (const file of files) {
    const { body } = await openArtifact(file);
    yield { name: nameOf(file), input: body, size: file.sizeBytes, lastModified: file.createdAt };
  }
}

/** Row → names of its files. */
function filesOfRows(files: readonly Artifact[]): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const file of files) {
    const row = Number(file.traceMetadata.row);
    found.set(row, [...(found.get(row) ?? []), nameOf(file)]);
  }
  return found;
}

/**
 * Ends a batch: one ZIP with every file and a report with a line for every row, written to the store as it is made. A batch
 * of which no row could be made has failed; its report says why.
 */
export async function packBatch(tenantId: string, batchId: string): Promise<{ outcome: "packed" | "skipped" }> {
  const { batch, designName, revisionNumber, rows, files, fields } = await loadBatch(tenantId, batchId);
  if (batch.status !== "running") return { outcome: "skipped" };
  const names = filesOfRows(files);
  const reported = rows.map((row): ReportedRow => ({ ...row, files: names.get(row.number) ?? [] }));
  const report = writeReport(fields, reported);
  const zip = makeZip(listEntries(report, files, new Date())) as NodeReadableStream<Uint8Array>;
  const base = nameSegment(designName) || "design";
  try {
    await putArtifact({
      tenantId,
      stream: Readable.fromWeb(zip),
      type: "application/zip",
      kind: "export",
      keyFor: (hash) => objectKeys.batch(batchId, hash),
      filename: `${base}-r${revisionNumber}-${nameSegment(batch.filename.replace(/\.[^.]+$/, "")) || "batch"}.zip`,
      metadata: { files: files.length, rows: rows.length },
      traceMetadata: { designId: batch.designId, revisionId: batch.designRevisionId, batchId },
      jobId: batchId,
      createdBy: batch.initiatedBy,
      async within(tx, artifact) {
        const isEmpty = rows.every((row) => row.status !== "completed");
        const moved = await moveBatch(tx, tenantId, batchId, {
          status: isEmpty ? "failed" : "completed",
          artifactId: artifact.id,
          ...(isEmpty
            ? { error: { code: "export_failed", detail: "No row could be made; the report says why." } }
            : {}),
        });
        if (!moved) throw new BatchEnded();
        await linkArtifact(tx, { tenantId, artifactId: artifact.id, ...batchUse(batchId, "archive") });
      },
    });
  } catch (error) {
    if (error instanceof BatchEnded) return { outcome: "skipped" };
    throw error;
  }
  return { outcome: "packed" };
}
