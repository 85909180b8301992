import { and, eq, isNull } from "drizzle-orm";
import { newId } from "@/db/columns";
import { generationJobs } from "@/db/schema";
import { writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { generationRequested, generationStopped } from "./events";
import { readMemory } from "./job-memory";
import { type GenerationJob, jobIs, loadJob, moveJob } from "./job-state";
import { askProvider, openProvider } from "./open-provider";
import { ProviderError, type Submission } from "./provider-port";
import { toProviderJob } from "./to-provider-job";

/**
 * Commits the provider's name for a job, right after its answer. An answer that comes late finds the job given up for
 * unknown and takes it up again, or finds it cancelled and has the provider stop.
 * @returns the job in work; undefined when it is not to be worked on
 */
export async function acceptSubmission(job: GenerationJob, submission: Submission): Promise<GenerationJob | undefined> {
  const { tenantId, id } = job;
  const { providerJobId, state } = submission;
  const accepted = await writeWithEvents(tenantId, async (tx, emit) => {
    const before = await loadJob(tx, tenantId, id);
    const memory = { ...readMemory(before.providerState), client: state, problem: null };
    const moved = await moveJob(tx, emit, job, {
      status: "processing",
      set: { providerJobId, providerState: memory, startedAt: new Date(), errorCode: null, errorMessage: null },
      where: eq(generationJobs.submissionKey, job.submissionKey),
    });
    if (moved !== undefined) {
      // Its run ended when nobody knew.
      if (before.status === "submission_unknown") {
        emit({ name: generationRequested.name, data: { jobId: id, round: newId() } });
      }
      return { job: moved, isOrphan: false };
    }
    const current = await loadJob(tx, tenantId, id);
    // A webhook or a search was faster.
    if (current.providerJobId === providerJobId && current.status === "processing") {
      return { job: current, isOrphan: false };
    }
    if (current.submissionKey !== job.submissionKey) return { job: undefined, isOrphan: true };
    const [kept] = await tx
      .update(generationJobs)
      .set({ providerJobId, providerState: memory })
      .where(and(jobIs(tenantId, id), isNull(generationJobs.providerJobId)))
      .returning({ id: generationJobs.id });
    if (kept !== undefined && current.status === "cancelled") {
      emit({ name: generationStopped.name, data: { jobId: id, reason: "cancelled" } });
    }
    return { job: undefined, isOrphan: false };
  });
  if (accepted.isOrphan) await cancelOrphan(job, submission);
  return accepted.job;
}

/** A person has had the job submitted again before this answer came: the first one is stopped, as far as it can be. */
async function cancelOrphan(job: GenerationJob, { providerJobId, state }: Submission): Promise<void> {
  try {
    const orphan = { ...toProviderJob(job, providerJobId), state };
    await askProvider(await openProvider(job), (client, account) => client.cancel({ ...orphan, account }));
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
  }
}
