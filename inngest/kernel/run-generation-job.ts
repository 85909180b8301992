import { driveJob, generationRequested, generationStopped, generationWoken } from "@/lib/kernel/generation";
import { getInngest } from "@/lib/kernel/jobs/client";

/**
 * Brings a generation job to its end: submits it once, then asks the provider until it is done, sleeping in between. A
 * provider that sends webhooks ends a sleep early. What happens at each turn the job's row decides, so a run that was
 * lost is simply started again.
 */
export const runGenerationJob = getInngest().createFunction(
  {
    id: "kernel-run-generation-job",
    name: "Generate media",
    triggers: [generationRequested],
    retries: 10,
    // Turns at once, not jobs: a job that sleeps takes no place.
    concurrency: [{ limit: 12, key: "event.data.tenantId" }],
    idempotency: "event.data.round",
    cancelOn: [{ event: generationStopped, if: "event.data.jobId == async.data.jobId" }],
  },
  async ({ event, step }) => {
    const { tenantId, jobId } = event.data;
    for (let turn = 0; ; turn += 1) {
      const outcome = await step.run(`turn-${turn}`, () => driveJob(tenantId, jobId));
      if (outcome.next === "end") return { turns: turn + 1 };
      if (outcome.canWake) {
        await step.waitForEvent(`wait-${turn}`, {
          event: generationWoken,
          if: "event.data.jobId == async.data.jobId",
          timeout: outcome.delayMs,
        });
      } else await step.sleep(`sleep-${turn}`, outcome.delayMs);
    }
  },
);
