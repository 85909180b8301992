import { and, asc, eq, gt, inArray, lt } from "drizzle-orm";
import { newId } from "@/db/columns";
import { generationJobs } from "@/db/schema";
import { withSystem, withTenant } from "@/db/tenant";
import { writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { generationRequested } from "./events";
import { type GenerationJob, loadJob } from "./job-state";
import { ProviderError } from "./provider-port";
import { findOwnSubmission, takeUp } from "./reconcile-job";

/** A job that nobody touched for so long has lost its run, milliseconds; longer than any wait between two questions. */
const stuckMs = 20 * 60_000;
/** What is not found within a day is not looked for any more, milliseconds. */
const searchMs = 24 * 60 * 60_000;
const mostAtOnce = 200;

type JobKey = Pick<GenerationJob, "tenantId" | "id">;
const key = { tenantId: generationJobs.tenantId, id: generationJobs.id };

/** Has jobs taken up again whose run was lost. Returns how many. */
export async function restartStuckJobs(now = new Date()): Promise<number> {
  const stuck = await withSystem((tx) =>
    tx
      .select({ ...key, timeoutMs: generationJobs.timeoutMs, updatedAt: generationJobs.updatedAt })
      .from(generationJobs)
      .where(
        and(
          inArray(generationJobs.status, ["pending", "processing"]),
          lt(generationJobs.updatedAt, new Date(now.getTime() - stuckMs)),
        ),
      )
      .orderBy(asc(generationJobs.updatedAt))
      .limit(mostAtOnce),
  );
  for (const { tenantId, id } of stuck) {
    await writeWithEvents(tenantId, async (tx, emit) => {
      // Touched, so that the next sweep leaves it to the run that starts now.
      await tx
        .update(generationJobs)
        .set({ updatedAt: now })
        .where(and(eq(generationJobs.tenantId, tenantId), eq(generationJobs.id, id)));
      emit({ name: generationRequested.name, data: { jobId: id, round: newId() } });
    });
  }
  return stuck.length;
}

/** Looks once more for submissions of which nobody knows. Returns how many turned up. */
export async function searchUnknownJobs(now = new Date()): Promise<number> {
  const unknown = await withSystem((tx) =>
    tx
      .select(key)
      .from(generationJobs)
      .where(
        and(
          eq(generationJobs.status, "submission_unknown"),
          gt(generationJobs.submitIntentAt, new Date(now.getTime() - searchMs)),
        ),
      )
      .orderBy(asc(generationJobs.submitIntentAt))
      .limit(mostAtOnce),
  );
  let found = 0;
  for (const job of unknown) if (await search(job, now)) found += 1;
  return found;
}

async function search({ tenantId, id }: JobKey, now: Date): Promise<boolean> {
  const job = await withTenant(tenantId, (tx) => loadJob(tx, tenantId, id));
  if (job.status !== "submission_unknown") return false;
  try {
    const submission = await findOwnSubmission(job, now);
    if (submission === undefined) return false;
    await takeUp(job, submission);
    return true;
  } catch (error) {
    if (error instanceof ProviderError) return false;
    throw error;
  }
}
