import type { Transaction } from "@/db/client";
import { newId } from "@/db/columns";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import { type Emit, writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { generationRequested, generationStopped } from "./events";
import type { GenerationJobJson, ResolveGenerationJobInput } from "./generation-schemas";
import { readMemory } from "./job-memory";
import { type GenerationJob, generationEntity, loadJob, moveJob } from "./job-state";
import { readJobJson } from "./read-job";

/** A submission may still be on its way for so long, milliseconds; asking again before could pay twice. */
const submissionMs = 150_000;

/** Cancels a job in the caller's transaction and has the provider told. False when it had ended. */
export async function cancelGenerationJob(
  tx: Transaction,
  emit: Emit,
  job: Pick<GenerationJob, "tenantId" | "id">,
): Promise<boolean> {
  const moved = await moveJob(tx, emit, job, { status: "cancelled" });
  if (moved === undefined) return false;
  emit({ name: generationStopped.name, data: { jobId: job.id, reason: "cancelled" } });
  return true;
}

/** Cancels a job that has not ended. @throws AppError `illegal_transition` when it has */
export async function cancelJob({ ctx, id }: { ctx: Context; id: string }): Promise<GenerationJobJson> {
  requireScope(ctx, "collections:write");
  const { tenantId } = ctx;
  return writeWithEvents(tenantId, async (tx, emit) => {
    const job = await loadJob(tx, tenantId, id);
    if (!(await cancelGenerationJob(tx, emit, job))) {
      throw new AppError("illegal_transition", `The job is already ${job.status.replace("_", " ")}.`);
    }
    await recordAudit(tx, ctx, { action: "generation-job.cancelled", entity: generationEntity, entityId: id });
    return readJobJson(tx, tenantId, id);
  });
}

/**
 * Decides about a job of which nobody knows whether its provider got it: asks again, or gives it up.
 * @throws AppError `illegal_transition` for any other job; `conflict` while the first submission may still be answered
 */
export async function resolveJob({
  ctx,
  id,
  input,
}: {
  ctx: Context;
  id: string;
  input: ResolveGenerationJobInput;
}): Promise<GenerationJobJson> {
  requireScope(ctx, "collections:write");
  const { tenantId } = ctx;
  return writeWithEvents(tenantId, async (tx, emit) => {
    const job = await loadJob(tx, tenantId, id);
    if (job.status !== "submission_unknown") {
      throw new AppError(
        "illegal_transition",
        "Only a job of which nobody knows whether it was submitted is resolved.",
      );
    }
    const moved = input.action === "retry" ? await retry(tx, emit, job) : await giveUp(tx, emit, job);
    if (moved === undefined) throw new AppError("illegal_transition", "The job has just moved on.");
    const payload = { action: input.action };
    await recordAudit(tx, ctx, { action: "generation-job.resolved", entity: generationEntity, entityId: id, payload });
    return readJobJson(tx, tenantId, id);
  });
}

async function retry(tx: Transaction, emit: Emit, job: GenerationJob): Promise<GenerationJob | undefined> {
  const askedMs = Date.now() - (job.submitIntentAt ?? job.createdAt).getTime();
  if (askedMs < submissionMs) {
    const seconds = Math.ceil((submissionMs - askedMs) / 1000);
    throw new AppError("conflict", `The provider may still answer; try again in ${seconds} seconds.`, {
      retryAfterSeconds: seconds,
    });
  }
  const moved = await moveJob(tx, emit, job, {
    status: "pending",
    set: {
      // An answer to the first submission is told by its key, and stopped.
      submissionKey: newId(),
      submitIntentAt: null,
      webhookTokenHash: null,
      errorMessage: null,
      providerState: readMemory({}),
    },
  });
  if (moved !== undefined) emit({ name: generationRequested.name, data: { jobId: job.id, round: newId() } });
  return moved;
}

function giveUp(tx: Transaction, emit: Emit, job: GenerationJob): Promise<GenerationJob | undefined> {
  return moveJob(tx, emit, job, {
    status: "failed",
    set: { errorCode: "submission_abandoned", errorMessage: "Given up: nobody knows whether the provider got it." },
  });
}
