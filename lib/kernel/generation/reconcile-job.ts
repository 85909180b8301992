import { and, eq, inArray, isNotNull, isNull, ne, sql } from "drizzle-orm";
import { generationJobs } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { acceptSubmission } from "./accept-submission";
import { backoffMs } from "./backoff";
import { end, type NextStep } from "./job-failure";
import { readMemory } from "./job-memory";
import { type GenerationJob, jobIs, moveJob } from "./job-state";
import { askProvider, openProvider } from "./open-provider";
import { type FoundSubmission, ProviderError, type Submission } from "./provider-port";
import { resolveInput } from "./resolve-input";

/** Searches before a submission stands as unknown; lists of providers lag behind. */
const mostSearches = 4;

/**
 * For a job whose submission has an intent and no answer: looks for it at the provider, and never submits it again.
 * What cannot be found stands as `submission_unknown` until it turns up or a person decides.
 */
export async function reconcileJob(job: GenerationJob, now: Date): Promise<NextStep> {
  const memory = readMemory(job.providerState);
  let problem = "The provider was asked, and no answer came.";
  let canSearch = false;
  try {
    const provider = await openProvider(job);
    if (provider.client.isRepeatable) return await allowAgain(job);
    canSearch = provider.client.findSubmission !== undefined;
    const found = await findOwnSubmission(job, now);
    if (found !== undefined) return await takeUp(job, found);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    problem = `${problem} ${error.message}`;
    if (error.kind === "refused") canSearch = false;
  }
  const reconcileTries = memory.reconcileTries + 1;
  const { tenantId, id } = job;
  if (!canSearch || reconcileTries >= mostSearches) {
    await writeWithEvents(tenantId, (tx, emit) =>
      moveJob(tx, emit, job, {
        status: "submission_unknown",
        set: { errorMessage: `${problem} It may have been submitted, or not.` },
        where: and(isNull(generationJobs.providerJobId), eq(generationJobs.submissionKey, job.submissionKey)),
      }),
    );
    return end;
  }
  await withTenant(tenantId, (tx) =>
    tx
      .update(generationJobs)
      .set({ providerState: { ...memory, reconcileTries, problem } })
      .where(and(jobIs(tenantId, id), eq(generationJobs.status, "pending"))),
  );
  const { pollIntervalMs: firstMs, timeoutMs } = job;
  return {
    next: "again",
    delayMs: backoffMs({ jobId: id, attempt: reconcileTries, firstMs, timeoutMs }),
    canWake: job.webhookTokenHash !== null,
  };
}

/** Where submitting twice costs nothing, the doubt costs nothing either. */
async function allowAgain(job: GenerationJob): Promise<NextStep> {
  await withTenant(job.tenantId, (tx) =>
    tx
      .update(generationJobs)
      .set({ submitIntentAt: null })
      .where(and(jobIs(job.tenantId, job.id), eq(generationJobs.status, "pending"))),
  );
  return { next: "again", delayMs: job.pollIntervalMs, canWake: false };
}

export async function takeUp(job: GenerationJob, found: Submission): Promise<NextStep> {
  const accepted = await acceptSubmission(job, found);
  if (accepted === undefined) return end;
  return { next: "again", delayMs: job.pollIntervalMs, canWake: accepted.webhookTokenHash !== null };
}

/**
 * The provider's job that is certainly this one: found by what we sent along, or the only one with this input since the
 * intent that no other job of ours is or may be.
 * @throws ProviderError when the provider cannot be asked
 */
export async function findOwnSubmission(job: GenerationJob, now: Date): Promise<FoundSubmission | undefined> {
  const trace = {
    submissionKey: job.submissionKey,
    modelId: job.modelId,
    input: await resolveInput(job),
    submittedAfter: job.submitIntentAt ?? now,
    webhookTokenHash: job.webhookTokenHash,
  };
  const found = await askProvider(
    await openProvider(job),
    async (client, account) => await client.findSubmission?.({ ...trace, account }),
  );
  if (found === undefined || found.length === 0) return undefined;
  const certain = found.find((candidate) => candidate.isCertain);
  if (certain !== undefined) return certain;
  const free = await leaveOutClaimed(job, found);
  const [only] = free;
  if (only === undefined || free.length > 1 || (await hasTwinInDoubt(job))) return undefined;
  return only;
}

/** Candidates that are not already another job of ours. */
async function leaveOutClaimed(job: GenerationJob, found: readonly FoundSubmission[]): Promise<FoundSubmission[]> {
  const ids = found.map((candidate) => candidate.providerJobId);
  const claimed = await withTenant(job.tenantId, (tx) =>
    tx
      .select({ providerJobId: generationJobs.providerJobId })
      .from(generationJobs)
      .where(
        and(
          eq(generationJobs.tenantId, job.tenantId),
          eq(generationJobs.providerId, job.providerId),
          inArray(generationJobs.providerJobId, ids),
          ne(generationJobs.id, job.id),
        ),
      ),
  );
  const taken = new Set(claimed.map((row) => row.providerJobId));
  return found.filter((candidate) => !taken.has(candidate.providerJobId));
}

/** Whether another job with the same input was submitted, too, and has no answer: the one found may be either's. */
async function hasTwinInDoubt(job: GenerationJob): Promise<boolean> {
  const twins = await withTenant(job.tenantId, (tx) =>
    tx
      .select({ id: generationJobs.id })
      .from(generationJobs)
      .where(
        and(
          eq(generationJobs.tenantId, job.tenantId),
          eq(generationJobs.providerId, job.providerId),
          eq(generationJobs.modelId, job.modelId),
          ne(generationJobs.id, job.id),
          isNull(generationJobs.providerJobId),
          isNotNull(generationJobs.submitIntentAt),
          inArray(generationJobs.status, ["pending", "submission_unknown"]),
          sql`${generationJobs.inputParams} = ${JSON.stringify(job.inputParams)}::jsonb`,
        ),
      )
      .limit(1),
  );
  return twins.length > 0;
}
