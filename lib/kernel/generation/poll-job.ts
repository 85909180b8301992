import { and, eq } from "drizzle-orm";
import { generationJobs } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { backoffMs } from "./backoff";
import { generationStopped } from "./events";
import { fetchResult } from "./fetch-result";
import { end, failJob, type NextStep } from "./job-failure";
import { type JobMemory, readMemory } from "./job-memory";
import { type GenerationJob, generationEntity, jobIs, moveJob } from "./job-state";
import { askProvider, openProvider } from "./open-provider";
import { type ProviderAnswer, ProviderError } from "./provider-port";
import { storeResult } from "./store-result";
import { toProviderJob } from "./to-provider-job";

/** A provider may need a moment before it knows a job that it has just taken, milliseconds. */
const settlingMs = 60_000;
/** A provider that is away for longer than this is given up, milliseconds. */
const longestAwayMs = 24 * 60 * 60_000;
/** Downloads of one result, each from an address that the provider was asked for anew. */
const mostDownloads = 8;
/** A file that is no picture is fetched again so often: the page in its place may have been an error of the moment. */
const mostInvalidDownloads = 3;

/** Asks the provider about a job it works on, once; brings the result here when there is one. */
export async function pollJob(job: GenerationJob, now: Date): Promise<NextStep> {
  const { providerJobId } = job;
  if (providerJobId === null) throw new Error("A job in work has a name at its provider.");
  const memory = readMemory(job.providerState);
  const workedMs = now.getTime() - (job.startedAt ?? job.createdAt).getTime() - memory.awayMs;
  if (workedMs > job.timeoutMs) return timeOut(job, "The provider did not finish in time.");
  try {
    const provider = await openProvider(job);
    const asked = toProviderJob(job, providerJobId);
    const answer = await askProvider(provider, (client, account) => client.poll({ ...asked, account }));
    return await takeAnswer(job, answer, now);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return waitOut(job, error, now);
  }
}

/** Does what an answer asks for. @throws ProviderError when the result cannot be brought here */
export async function takeAnswer(job: GenerationJob, answer: ProviderAnswer, now: Date): Promise<NextStep> {
  switch (answer.status) {
    case "working":
      return goOn(job, { progress: answer.progress, problem: null, now, least: answer.retryAfterMs });
    case "failed":
      return failJob(job, answer);
    case "cancelled":
      await writeWithEvents(job.tenantId, (tx, emit) =>
        moveJob(tx, emit, job, { status: "cancelled", set: { errorMessage: "It was cancelled at the provider." } }),
      );
      return end;
    case "succeeded": {
      const { mediaType } = toProviderJob(job, job.providerJobId ?? "");
      const result = await fetchResult(answer.output, mediaType);
      try {
        await storeResult(job, result, {
          url: "url" in answer.output ? answer.output.url : null,
          costUsd: answer.costUsd,
        });
      } finally {
        await result.file.dispose();
      }
      return end;
    }
  }
}

/** Whether a failed question ends the job, or is asked again. */
export async function waitOut(job: GenerationJob, error: ProviderError, now: Date): Promise<NextStep> {
  const memory = readMemory(job.providerState);
  const ageMs = now.getTime() - (job.startedAt ?? job.createdAt).getTime();
  const isSettling = error.code === "provider_lost_job" && ageMs < settlingMs;
  if (error.kind === "refused" && !isSettling) return failJob(job, { code: error.code, message: error.message });
  if (error.code === "result_unavailable" || error.code === "result_invalid") {
    const most = error.code === "result_invalid" ? mostInvalidDownloads : mostDownloads;
    if (memory.downloadTries + 1 >= most) return failJob(job, { code: error.code, message: error.message });
    return goOn(job, { problem: error.message, now, downloadTries: memory.downloadTries + 1 });
  }
  // What the provider itself could not answer does not count against the job's time.
  const since = memory.lastAskedAt === null ? now.getTime() : Date.parse(memory.lastAskedAt);
  const awayMs = memory.awayMs + Math.max(0, now.getTime() - since);
  if (awayMs > longestAwayMs) {
    return failJob(job, { code: "provider_unavailable", message: `Given up after a day: ${error.message}` });
  }
  return goOn(job, { problem: error.message, now, awayMs, least: error.details.retryAfterMs });
}

interface Progress extends Partial<Pick<JobMemory, "problem" | "downloadTries" | "awayMs">> {
  progress?: number | undefined;
  now: Date;
  least?: number | undefined;
}

/** Writes down that the provider was asked, and says when to ask again. */
async function goOn(job: GenerationJob, { progress, now, least, ...rest }: Progress): Promise<NextStep> {
  const { tenantId, id } = job;
  const shown = Math.max(job.progress, Math.min(99, Math.round(progress ?? 0)));
  const before = readMemory(job.providerState);
  const merged = { ...before, ...rest };
  // Whoever is back after an hour is asked as often as in the beginning.
  const pace = (merged.problem === null) === (before.problem === null) ? before.pace + 1 : 0;
  const memory: JobMemory = { ...merged, pace, lastAskedAt: now.toISOString() };
  const isNews = shown !== job.progress || memory.problem !== before.problem;
  const [row] = await withTenant(tenantId, async (tx) => {
    const rows = await tx
      .update(generationJobs)
      .set({ attempts: job.attempts + 1, progress: shown, providerState: { ...memory } })
      .where(and(jobIs(tenantId, id), eq(generationJobs.status, "processing")))
      .returning({ id: generationJobs.id });
    if (rows.length > 0 && isNews) {
      await recordChanges(tx, tenantId, [{ entity: generationEntity, id, status: "processing" }]);
    }
    return rows;
  });
  if (row === undefined) return end;
  const delayMs = backoffMs({
    jobId: id,
    attempt: pace,
    firstMs: job.pollIntervalMs,
    timeoutMs: job.timeoutMs,
    least,
  });
  return { next: "again", delayMs, canWake: job.webhookTokenHash !== null };
}

async function timeOut(job: GenerationJob, message: string): Promise<NextStep> {
  await writeWithEvents(job.tenantId, async (tx, emit) => {
    const set = { errorCode: "timed_out", errorMessage: message };
    const moved = await moveJob(tx, emit, job, { status: "timed_out", set });
    if (moved !== undefined) emit({ name: generationStopped.name, data: { jobId: job.id, reason: "timed_out" } });
  });
  return end;
}
