import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { artifacts, jobsExport, jobsPreview } from "@/db/schema";
import { AppError } from "@/lib/kernel/errors";

/** Idempotency key of a job whose request brought none: SHA-256 of what is to be made. */
export function deriveJobKey(parts: readonly (string | number)[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

type PreviewJob = typeof jobsPreview.$inferSelect;
type ExportJob = typeof jobsExport.$inferSelect;

export type NewPreviewJob = Pick<
  PreviewJob,
  | "tenantId"
  | "designRevisionId"
  | "sideId"
  | "previewProfileId"
  | "previewProfileVersion"
  | "idempotencyKey"
  | "initiatedBy"
>;
export type NewExportJob = Pick<
  ExportJob,
  | "tenantId"
  | "designRevisionId"
  | "exportProfileId"
  | "exportProfileVersion"
  | "idempotencyKey"
  | "initiatedBy"
  | "overrideReason"
>;

export interface InsertedJob<Job> {
  job: Job;
  /** False when an earlier request made the same job: nothing is to be started. */
  isNew: boolean;
}

function reused(): AppError {
  return new AppError("idempotency_key_reused", "This Idempotency-Key was used for another job.");
}

/** Whether a job can no longer answer a request for the same: it failed, was cancelled, or its file is gone. */
async function isSpent(tx: Transaction, job: PreviewJob | ExportJob): Promise<boolean> {
  if (job.status === "failed" || job.status === "cancelled") return true;
  if (job.status !== "completed") return false;
  const [artifact] = await tx
    .select({ id: artifacts.id })
    .from(artifacts)
    .where(and(eq(artifacts.tenantId, job.tenantId), eq(artifacts.jobId, job.id)))
    .limit(1);
  return artifact === undefined;
}

/** Inserts a preview job, or finds the one that the same request made before. A spent job gives its key away. */
export async function insertPreviewJob(tx: Transaction, values: NewPreviewJob): Promise<InsertedJob<PreviewJob>> {
  const own = and(eq(jobsPreview.tenantId, values.tenantId), eq(jobsPreview.idempotencyKey, values.idempotencyKey));
  for (;;) {
    const [inserted] = await tx.insert(jobsPreview).values(values).onConflictDoNothing().returning();
    if (inserted !== undefined) return { job: inserted, isNew: true };
    const [job] = await tx.select().from(jobsPreview).where(own).for("update");
    if (job === undefined) continue;
    if (
      job.designRevisionId !== values.designRevisionId ||
      job.sideId !== values.sideId ||
      job.previewProfileId !== values.previewProfileId
    ) {
      throw reused();
    }
    if (!(await isSpent(tx, job))) return { job, isNew: false };
    await tx
      .update(jobsPreview)
      .set({ idempotencyKey: `${job.idempotencyKey}#${job.id}` })
      .where(own);
  }
}

/** Inserts an export job, or finds the one that the same request made before. A spent job gives its key away. */
export async function insertExportJob(tx: Transaction, values: NewExportJob): Promise<InsertedJob<ExportJob>> {
  const own = and(eq(jobsExport.tenantId, values.tenantId), eq(jobsExport.idempotencyKey, values.idempotencyKey));
  for (;;) {
    const [inserted] = await tx.insert(jobsExport).values(values).onConflictDoNothing().returning();
    if (inserted !== undefined) return { job: inserted, isNew: true };
    const [job] = await tx.select().from(jobsExport).where(own).for("update");
    if (job === undefined) continue;
    if (job.designRevisionId !== values.designRevisionId || job.exportProfileId !== values.exportProfileId)
      throw reused();
    if (!(await isSpent(tx, job))) return { job, isNew: false };
    await tx
      .update(jobsExport)
      .set({ idempotencyKey: `${job.idempotencyKey}#${job.id}` })
      .where(own);
  }
}
