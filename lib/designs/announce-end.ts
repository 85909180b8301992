import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { designRevisions, designs, exportBatches, exportProfiles, jobsExport } from "@/db/schema";
import { notify } from "@/lib/kernel/notifications/notify";

interface End {
  status: string;
  error?: { code: string; detail: string };
}

/** Whom the end of something concerns: whoever asked for it, if that is known. */
const concerned = (initiatedBy: string | null) => (initiatedBy === null ? {} : { userIds: [initiatedBy] });

/** Tells whoever asked for an export, and the channels, that it is ready or has failed. Other states are nobody's business. */
export async function announceExportEnd(tx: Transaction, tenantId: string, jobId: string, end: End): Promise<void> {
  if (end.status !== "completed" && end.status !== "failed") return;
  const [found] = await tx
    .select({
      designId: designs.id,
      designName: designs.name,
      revisionId: designRevisions.id,
      revisionNumber: designRevisions.number,
      profileName: exportProfiles.name,
      initiatedBy: jobsExport.initiatedBy,
    })
    .from(jobsExport)
    .innerJoin(
      designRevisions,
      and(eq(designRevisions.tenantId, jobsExport.tenantId), eq(designRevisions.id, jobsExport.designRevisionId)),
    )
    .innerJoin(designs, and(eq(designs.tenantId, jobsExport.tenantId), eq(designs.id, designRevisions.designId)))
    .innerJoin(
      exportProfiles,
      and(eq(exportProfiles.tenantId, jobsExport.tenantId), eq(exportProfiles.id, jobsExport.exportProfileId)),
    )
    .where(and(eq(jobsExport.tenantId, tenantId), eq(jobsExport.id, jobId)));
  if (found === undefined) return;
  const isReady = end.status === "completed";
  const file = `Revision ${found.revisionNumber}, profile ${found.profileName}.`;
  await notify(tx, {
    tenantId,
    type: isReady ? "export_ready" : "run_failed",
    title: `Export of “${found.designName}” ${isReady ? "is ready" : "failed"}`,
    summary: isReady ? file : `${file} ${end.error?.detail ?? ""}`.trim(),
    href: `/designs/${found.designId}`,
    data: {
      jobId,
      designId: found.designId,
      revisionId: found.revisionId,
      ...(isReady ? {} : { error: end.error ?? null }),
    },
    dedupeKey: `export:${jobId}`,
    ...concerned(found.initiatedBy),
  });
}

/** The same for a batch. */
export async function announceBatchEnd(tx: Transaction, tenantId: string, batchId: string, end: End): Promise<void> {
  if (end.status !== "completed" && end.status !== "failed") return;
  const [found] = await tx
    .select({
      designId: designs.id,
      designName: designs.name,
      filename: exportBatches.filename,
      totalRows: exportBatches.totalRows,
      initiatedBy: exportBatches.initiatedBy,
    })
    .from(exportBatches)
    .innerJoin(designs, and(eq(designs.tenantId, exportBatches.tenantId), eq(designs.id, exportBatches.designId)))
    .where(and(eq(exportBatches.tenantId, tenantId), eq(exportBatches.id, batchId)));
  if (found === undefined) return;
  const isReady = end.status === "completed";
  const rows = `${found.totalRows} ${found.totalRows === 1 ? "row" : "rows"} of ${found.filename}.`;
  await notify(tx, {
    tenantId,
    type: isReady ? "export_ready" : "run_failed",
    title: `Batch of “${found.designName}” ${isReady ? "is ready" : "failed"}`,
    summary: isReady ? rows : `${rows} ${end.error?.detail ?? ""}`.trim(),
    href: `/designs/${found.designId}/batches/${batchId}`,
    data: { batchId, designId: found.designId, ...(isReady ? {} : { error: end.error ?? null }) },
    dedupeKey: `batch:${batchId}`,
    ...concerned(found.initiatedBy),
  });
}
