import { and, asc, desc, eq, gt, lt } from "drizzle-orm";
import { v5 } from "uuid";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { artifacts, designRevisions, exportBatches, exportBatchRows, exportProfiles, users } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { answerContent } from "@/lib/kernel/artifacts";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError, notFound } from "@/lib/kernel/errors";
import {
  decodeIdCursor,
  decodeNumberCursor,
  type Page,
  type PageQuery,
  pageQuery,
  toPage,
} from "@/lib/kernel/http/page";
import { type BatchJson, type BatchRowJson, batchRowStatuses } from "./batch-schemas";
import { contentUrl, readDesign } from "./list-designs";

export const listBatchRowsQuery = pageQuery.extend({
  status: z.enum(batchRowStatuses).optional().describe("Only rows of this state"),
});

function select(tx: Transaction) {
  return tx
    .select({
      batch: exportBatches,
      revisionNumber: designRevisions.number,
      exportProfileName: exportProfiles.name,
      author: { id: users.id, name: users.name },
      // Null once retention has deleted the file.
      zipId: artifacts.id,
    })
    .from(exportBatches)
    .innerJoin(
      designRevisions,
      and(eq(designRevisions.tenantId, exportBatches.tenantId), eq(designRevisions.id, exportBatches.designRevisionId)),
    )
    .innerJoin(
      exportProfiles,
      and(eq(exportProfiles.tenantId, exportBatches.tenantId), eq(exportProfiles.id, exportBatches.exportProfileId)),
    )
    .leftJoin(users, eq(users.id, exportBatches.initiatedBy))
    .leftJoin(
      artifacts,
      and(eq(artifacts.tenantId, exportBatches.tenantId), eq(artifacts.id, exportBatches.artifactId)),
    );
}

/** The ZIP is the last of a batch: until it is there 99 is the most. */
function progressOf({ status, totalRows, completedRows, failedRows }: typeof exportBatches.$inferSelect): number {
  if (status === "completed") return 100;
  return Math.min(99, Math.floor((100 * (completedRows + failedRows)) / Math.max(1, totalRows)));
}

function toJson({ batch, revisionNumber, exportProfileName, author, zipId }: BatchRecord): BatchJson {
  return {
    id: batch.id,
    designId: batch.designId,
    designRevisionId: batch.designRevisionId,
    revisionNumber,
    branchId: batch.branchId,
    exportProfileId: batch.exportProfileId,
    exportProfileName,
    status: batch.status,
    progress: progressOf(batch),
    filename: batch.filename,
    overrideReason: batch.overrideReason,
    mapping: batch.mapping,
    totalRows: batch.totalRows,
    completedRows: batch.completedRows,
    failedRows: batch.failedRows,
    error: batch.error,
    artifactId: zipId,
    downloadUrl: zipId === null ? null : `/api/v1/batches/${batch.id}/download`,
    createdBy: author,
    createdAt: batch.createdAt.toISOString(),
    startedAt: batch.startedAt?.toISOString() ?? null,
    completedAt: batch.completedAt?.toISOString() ?? null,
  };
}

type BatchRecord = Awaited<ReturnType<typeof select>>[number];

/** @throws `not_found` */
export async function readBatch(tx: Transaction, tenantId: string, id: string): Promise<BatchJson> {
  const [row] = await select(tx).where(and(eq(exportBatches.tenantId, tenantId), eq(exportBatches.id, id)));
  if (row === undefined) throw notFound("The batch");
  return toJson(row);
}

export async function getBatch({ ctx, id }: { ctx: Context; id: string }): Promise<BatchJson> {
  requireScope(ctx, "designs:read");
  return withTenant(ctx.tenantId, (tx) => readBatch(tx, ctx.tenantId, id));
}

/** Batches of a design, newest first. */
export async function listBatches({
  ctx,
  designId,
  query,
}: {
  ctx: Context;
  designId: string;
  query: PageQuery;
}): Promise<Page<BatchJson>> {
  requireScope(ctx, "designs:read");
  const { tenantId } = ctx;
  const after = decodeIdCursor(query.cursor);
  const rows = await withTenant(tenantId, async (tx) => {
    await readDesign(tx, tenantId, designId);
    return select(tx)
      .where(
        and(
          eq(exportBatches.tenantId, tenantId),
          eq(exportBatches.designId, designId),
          after === undefined ? undefined : lt(exportBatches.id, after),
        ),
      )
      .orderBy(desc(exportBatches.id))
      .limit(query.limit + 1);
  });
  return toPage(rows, query.limit, (row) => row.batch.id, toJson);
}

/** Rows of a batch in the order of the table. */
export async function listBatchRows({
  ctx,
  id,
  query,
}: {
  ctx: Context;
  id: string;
  query: z.infer<typeof listBatchRowsQuery>;
}): Promise<Page<BatchRowJson>> {
  requireScope(ctx, "designs:read");
  const { tenantId } = ctx;
  const after = decodeNumberCursor(query.cursor);
  const rows = await withTenant(tenantId, async (tx) => {
    await readBatch(tx, tenantId, id);
    return tx
      .select({ row: exportBatchRows, fileId: artifacts.id, filename: artifacts.filename })
      .from(exportBatchRows)
      .leftJoin(
        artifacts,
        and(eq(artifacts.tenantId, exportBatchRows.tenantId), eq(artifacts.id, exportBatchRows.artifactId)),
      )
      .where(
        and(
          eq(exportBatchRows.tenantId, tenantId),
          eq(exportBatchRows.batchId, id),
          query.status === undefined ? undefined : eq(exportBatchRows.status, query.status),
          after === undefined ? undefined : gt(exportBatchRows.number, after),
        ),
      )
      .orderBy(asc(exportBatchRows.number))
      .limit(query.limit + 1);
  });
  return toPage(
    rows,
    query.limit,
    ({ row }) => String(row.number),
    ({ row, fileId, filename }) => ({
      id: v5(String(row.number), row.batchId),
      number: row.number,
      values: row.values,
      status: row.status,
      designRevisionId: row.designRevisionId,
      artifactId: fileId,
      url: fileId === null ? null : contentUrl(fileId),
      filename,
      findings: row.findings,
      error: row.error,
      completedAt: row.completedAt?.toISOString() ?? null,
    }),
  );
}

/** Leads to the ZIP of a batch. @throws `not_found`; `conflict` while it is not there yet */
export async function downloadBatch({
  ctx,
  id,
  request,
}: {
  ctx: Context;
  id: string;
  request: Request;
}): Promise<Response> {
  const batch = await getBatch({ ctx, id });
  if (batch.artifactId === null) {
    const isOver = batch.status === "completed";
    if (isOver) throw new AppError("not_found", "The files of this batch have been deleted.");
    throw new AppError("conflict", `The ZIP is made when all rows are; the batch is ${batch.status}.`);
  }
  return answerContent({
    ctx,
    id: batch.artifactId,
    query: { download: "1", delivery: "redirect" },
    request,
  });
}
