import { generationJobs } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { readMemory } from "./job-memory";
import { type GenerationJob, jobIs, loadJob } from "./job-state";
import { askProvider, openProvider } from "./open-provider";
import { ProviderError } from "./provider-port";
import { findOwnSubmission } from "./reconcile-job";
import { toProviderJob } from "./to-provider-job";

/** A submission that was cancelled on its way is waited for so long, milliseconds. */
const submissionMs = 150_000;

/** How telling the provider went. `later`: the answer to the submission has not come yet. */
export type StopOutcome = "stopped" | "nothing-to-stop" | "refused" | "later";

/**
 * Tells the provider that a cancelled or timed-out job is not wanted any more.
 * @throws ProviderError when the provider cannot be reached; ask again later
 */
export async function stopJob(tenantId: string, jobId: string, now = new Date()): Promise<StopOutcome> {
  const job = await withTenant(tenantId, (tx) => loadJob(tx, tenantId, jobId));
  if (job.status !== "cancelled" && job.status !== "timed_out") return "nothing-to-stop";
  try {
    const providerJobId = job.providerJobId ?? (await findLost(job, now));
    if (providerJobId === undefined) {
      const isOnItsWay = job.submitIntentAt !== null && now.getTime() - job.submitIntentAt.getTime() < submissionMs;
      return isOnItsWay ? "later" : "nothing-to-stop";
    }
    const unwanted = toProviderJob(job, providerJobId);
    await askProvider(await openProvider(job), (client, account) => client.cancel({ ...unwanted, account }));
    return "stopped";
  } catch (error) {
    if (error instanceof ProviderError && error.kind === "refused") return "refused";
    throw error;
  }
}

/** The submission that a cancelled job's process did not live to hear of. */
async function findLost(job: GenerationJob, now: Date): Promise<string | undefined> {
  if (job.submitIntentAt === null) return undefined;
  const found = await findOwnSubmission(job, now);
  if (found === undefined) return undefined;
  const { providerJobId, state: client } = found;
  await withTenant(job.tenantId, (tx) =>
    tx
      .update(generationJobs)
      .set({ providerJobId, providerState: { ...readMemory(job.providerState), client } })
      .where(jobIs(job.tenantId, job.id)),
  );
  return providerJobId;
}
