import { and, eq, inArray, type SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { type GenerationJobStatus, generationJobs } from "@/db/schema";
import { settleAiCall } from "@/lib/kernel/ai/ai-calls";
import { notFound } from "@/lib/kernel/errors";
import type { Emit } from "@/lib/kernel/jobs/outbox";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { announceEnd } from "./announce-end";
import { generationEnded } from "./events";
import type { JobErrorCode } from "./provider-port";
import { hasEnded } from "./status-schemas";

/** A row of `generation_jobs`. */
export type GenerationJob = typeof generationJobs.$inferSelect;

/** Table name, by which the live stream names changes. */
export const generationEntity = "generation_jobs";

/**
 * From which states a state is reached; there are no other moves. `pending` again: a person retries a submission of
 * which nobody knows whether it arrived.
 */
export const jobTransitions: Record<GenerationJobStatus, readonly GenerationJobStatus[]> = {
  pending: ["submission_unknown"],
  submission_unknown: ["pending"],
  processing: ["pending", "submission_unknown"],
  completed: ["processing"],
  failed: ["pending", "processing", "submission_unknown"],
  timed_out: ["processing"],
  cancelled: ["pending", "processing", "submission_unknown"],
};

/** Failures that say nothing about the provider's own work, which may be done and charged. */
const lostCodes: ReadonlySet<string> = new Set<JobErrorCode>([
  "result_unavailable",
  "result_invalid",
  "result_too_large",
  "provider_unavailable",
  "provider_lost_job",
  "credential_unusable",
  "unsafe_address",
]);

export interface JobMove {
  status: GenerationJobStatus;
  set?: Partial<typeof generationJobs.$inferInsert>;
  /** What else has to hold for the row to move. */
  where?: SQL | undefined;
}

export const jobIs = (tenantId: string, id: string) =>
  and(eq(generationJobs.tenantId, tenantId), eq(generationJobs.id, id));

/**
 * Moves a job on if it is in a state that allows it; the row itself decides, so of two at once one wins. The end of a
 * job settles its reservation, tells its owner, and tells the person who asked for it.
 * @returns the moved row, undefined when it did not move
 */
export async function moveJob(
  tx: Transaction,
  emit: Emit,
  { tenantId, id }: Pick<GenerationJob, "tenantId" | "id">,
  move: JobMove,
): Promise<GenerationJob | undefined> {
  const isEnd = hasEnded(move.status);
  const [row] = await tx
    .update(generationJobs)
    .set({
      ...move.set,
      status: move.status,
      ...(isEnd ? { completedAt: new Date() } : {}),
      ...(move.status === "completed" ? { progress: 100, errorCode: null, errorMessage: null } : {}),
    })
    .where(and(jobIs(tenantId, id), inArray(generationJobs.status, [...jobTransitions[move.status]]), move.where))
    .returning();
  if (row === undefined) return undefined;
  await recordChanges(tx, tenantId, [{ entity: generationEntity, id, status: row.status }]);
  if (isEnd) await endJob(tx, emit, row);
  return row;
}

async function endJob(tx: Transaction, emit: Emit, row: GenerationJob): Promise<void> {
  const { tenantId, id: jobId, ownerType, ownerId, status } = row;
  if (row.aiCallId !== null) {
    // What was submitted and did not fail at the provider may be charged; what never left costs nothing.
    const isStopped =
      (status === "cancelled" && row.submitIntentAt !== null) || (status === "timed_out" && row.providerJobId !== null);
    const isLost = row.providerJobId !== null && lostCodes.has(row.errorCode ?? "");
    const costUsd = await settleAiCall(tx, {
      tenantId,
      callId: row.aiCallId,
      status: status === "completed" || isStopped ? "succeeded" : "failed",
      mayBeCharged: status === "completed" || isStopped || isLost,
      errorCode: row.errorCode ?? status,
      ...(row.costUsd === null ? {} : { costUsd: row.costUsd }),
    });
    if (costUsd !== null && row.costUsd === null) {
      await tx.update(generationJobs).set({ costUsd }).where(jobIs(tenantId, jobId));
    }
  }
  emit({ name: generationEnded.name, data: { jobId, ownerType, ownerId, status } });
  await announceEnd(tx, row);
}

/** @throws AppError `not_found`, also for another organization's job */
export async function loadJob(tx: Transaction, tenantId: string, id: string): Promise<GenerationJob> {
  const [row] = await tx.select().from(generationJobs).where(jobIs(tenantId, id));
  if (row === undefined) throw notFound("The generation job");
  return row;
}
