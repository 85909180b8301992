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
  | "findings"
>;

export interface InsertedJob<Job> {
  job: Job;
  /** False when an earlier request made the same job: nothing is to be started. */
  isNew: boolean;
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

/** The statements of a kind of jobs. */
interface JobStatements<Job> {
  insert: () => Promise<Job[]>;
  find: () => Promise<Job[]>;
  /** Whether the job that has the key is what this request asks for. */
  isSame: (job: Job) => boolean;
  rename: (key: string) => Promise<unknown>;
}

/** Inserts a job, or finds the one that the same request made before. A spent job gives its key away. */
async function insertOrFind<Job extends PreviewJob | ExportJob>(
  tx: Transaction,
  statements: JobStatements<Job>,
): Promise<InsertedJob<Job>> {
  for (;;) {
    const [inserted] = await statements.insert();
    if (inserted !== undefined) return { job: inserted, isNew: true };
    const [job] = await statements.find();
    if (job === undefined) continue;
    if (!statements.isSame(job)) {
      throw new AppError("idempotency_key_reused", "This Idempotency-Key was used for another job.");
    }
    if (!(await isSpent(tx, job))) return { job, isNew: false };
    await statements.rename(`${job.idempotencyKey}#${job.id}`);
  }
}

/** @throws `idempotency_key_reused` */
export async function insertPreviewJob(tx: Transaction, values: NewPreviewJob): Promise<InsertedJob<PreviewJob>> {
  const own = and(eq(jobsPreview.tenantId, values.tenantId), eq(jobsPreview.idempotencyKey, values.idempotencyKey));
  return insertOrFind(tx, {
    insert: () => tx.insert(jobsPreview).values(values).onConflictDoNothing().returning(),
    find: () => tx.select().from(jobsPreview).where(own).for("update"),
    isSame: (job) =>
      job.designRevisionId === values.designRevisionId &&
      job.sideId === values.sideId &&
      job.previewProfileId === values.previewProfileId,
    rename: (idempotencyKey) => tx.update(jobsPreview).set({ idempotencyKey }).where(own),
  });
}

/** @throws `idempotency_key_reused` */
export async function insertExportJob(tx: Transaction, values: NewExportJob): Promise<InsertedJob<ExportJob>> {
  const own = and(eq(jobsExport.tenantId, values.tenantId), eq(jobsExport.idempotencyKey, values.idempotencyKey));
  return insertOrFind(tx, {
    insert: () => tx.insert(jobsExport).values(values).onConflictDoNothing().returning(),
    find: () => tx.select().from(jobsExport).where(own).for("update"),
    isSame: (job) => job.designRevisionId === values.designRevisionId && job.exportProfileId === values.exportProfileId,
    rename: (idempotencyKey) => tx.update(jobsExport).set({ idempotencyKey }).where(own),
  });
}
