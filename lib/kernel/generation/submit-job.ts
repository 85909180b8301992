import { and, eq, isNull } from "drizzle-orm";
import { generationJobs } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { getEnv, publicOrigin } from "@/lib/kernel/env";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { acceptSubmission } from "./accept-submission";
import { backoffMs } from "./backoff";
import { failJob, type NextStep } from "./job-failure";
import { readMemory } from "./job-memory";
import { type GenerationJob, generationEntity, jobIs } from "./job-state";
import { askProvider, type OpenedProvider, openProvider } from "./open-provider";
import { takeAnswer, waitOut } from "./poll-job";
import { ProviderError, type Submission } from "./provider-port";
import { reconcileJob } from "./reconcile-job";
import { resolveInput } from "./resolve-input";
import { toProviderJob } from "./to-provider-job";
import { hashToken, newToken } from "./webhook-token";

/** A provider that takes no job for so long is given up, milliseconds. */
const longestBusyMs = 6 * 60 * 60_000;

/**
 * Submits a job that was never submitted. The intent is committed before the provider is asked: whoever finds it without
 * an answer does not ask again.
 */
export async function submitJob(job: GenerationJob, now: Date): Promise<NextStep> {
  let provider: OpenedProvider;
  let input: Record<string, unknown>;
  try {
    provider = await openProvider(job);
    // Before the intent: what fails here was certainly not submitted.
    input = await resolveInput(job);
  } catch (error) {
    if (error instanceof ProviderError) return failJob(job, { code: error.code, message: error.message });
    throw error;
  }
  const token = provider.client.verifyWebhook === undefined || getEnv().ATELIER_URL === undefined ? null : newToken();
  const intended = await recordIntent(job, token, now);
  // Somebody else was faster.
  if (intended === undefined) return { next: "again", delayMs: job.pollIntervalMs, canWake: false };
  let submission: Submission;
  try {
    const request = { ...toProviderJob(intended, ""), input, submissionKey: intended.submissionKey };
    const webhookUrl = token === null ? undefined : `${publicOrigin()}/api/webhooks/${provider.client.id}/${token}`;
    submission = await askProvider(provider, (client, account) => client.submit({ ...request, account, webhookUrl }));
  } catch (error) {
    // Whatever is no answer of the provider's may have happened after it took the job.
    if (!(error instanceof ProviderError) || error.kind === "doubtful") return reconcileJob(intended, now);
    if (error.kind === "refused") return failJob(intended, { code: error.code, message: error.message });
    return withdrawIntent(intended, error, now);
  }
  const accepted = await acceptSubmission(intended, submission);
  if (accepted === undefined) return { next: "end" };
  if (submission.answer === undefined) {
    const delayMs = backoffMs({ ...accepted, jobId: accepted.id, attempt: 0, firstMs: accepted.pollIntervalMs });
    return { next: "again", delayMs, canWake: accepted.webhookTokenHash !== null };
  }
  try {
    return await takeAnswer(accepted, submission.answer, now);
  } catch (error) {
    if (error instanceof ProviderError) return waitOut(accepted, error, now);
    throw error;
  }
}

/** Commits that the provider is about to be asked. Undefined when the job is not to be submitted any more. */
async function recordIntent(job: GenerationJob, token: string | null, now: Date): Promise<GenerationJob | undefined> {
  const [row] = await withTenant(job.tenantId, (tx) =>
    tx
      .update(generationJobs)
      .set({ submitIntentAt: now, webhookTokenHash: token === null ? null : hashToken(token) })
      .where(
        and(
          jobIs(job.tenantId, job.id),
          eq(generationJobs.status, "pending"),
          eq(generationJobs.submissionKey, job.submissionKey),
          isNull(generationJobs.submitIntentAt),
        ),
      )
      .returning(),
  );
  return row;
}

/** The provider took nothing, so the job may be submitted again, later. */
async function withdrawIntent(job: GenerationJob, problem: ProviderError, now: Date): Promise<NextStep> {
  if (now.getTime() - job.createdAt.getTime() > longestBusyMs) {
    return failJob(job, { code: "provider_unavailable", message: `Given up after six hours: ${problem.message}` });
  }
  const { tenantId, id } = job;
  const memory = readMemory(job.providerState);
  const submitTries = memory.submitTries + 1;
  await withTenant(tenantId, async (tx) => {
    await tx
      .update(generationJobs)
      .set({
        submitIntentAt: null,
        webhookTokenHash: null,
        providerState: { ...memory, submitTries, problem: problem.message },
      })
      .where(
        and(
          jobIs(tenantId, id),
          eq(generationJobs.status, "pending"),
          eq(generationJobs.submissionKey, job.submissionKey),
          isNull(generationJobs.providerJobId),
        ),
      );
    await recordChanges(tx, tenantId, [{ entity: generationEntity, id, status: "pending" }]);
  });
  const delayMs = backoffMs({
    jobId: id,
    attempt: submitTries,
    firstMs: job.pollIntervalMs,
    timeoutMs: longestBusyMs,
    least: problem.details.retryAfterMs,
  });
  return { next: "again", delayMs, canWake: false };
}
