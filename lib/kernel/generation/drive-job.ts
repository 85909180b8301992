import { withTenant } from "@/db/tenant";
import { end, type NextStep } from "./job-failure";
import { loadJob } from "./job-state";
import { pollJob } from "./poll-job";
import { reconcileJob } from "./reconcile-job";
import { submitJob } from "./submit-job";

/**
 * Moves a job one step on, whatever happened before: submits it, looks for a submission that got no answer, or asks the
 * provider. Safe to repeat, because what the row says decides.
 */
export async function driveJob(tenantId: string, jobId: string, now = new Date()): Promise<NextStep> {
  const job = await withTenant(tenantId, (tx) => loadJob(tx, tenantId, jobId));
  if (job.status === "processing") return pollJob(job, now);
  if (job.status !== "pending") return end;
  return job.submitIntentAt === null ? submitJob(job, now) : reconcileJob(job, now);
}
