import { newId } from "@/db/columns";
import { driveJob, generationRequested, generationStopped, generationWoken } from "@/lib/kernel/generation";
import { getInngest } from "@/lib/kernel/jobs/client";

/** Turns of one run; the engine keeps every step of it. What takes longer goes on in the next run. */
const mostTurns = 300;

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
    for (let turn = 0; turn < mostTurns; turn += 1) {
      const outcome = await step.run(`turn-${turn}`, () => driveJob(tenantId, jobId));
      if (outcome.next === "end") return { turns: turn + 1 };
      // The engine waits whole seconds.
      const delayMs = Math.max(1000, outcome.delayMs);
      if (outcome.canWake) {
        await step.waitForEvent(`wait-${turn}`, {
          event: generationWoken,
          if: "event.data.jobId == async.data.jobId",
          timeout: delayMs,
        });
      } else await step.sleep(`sleep-${turn}`, delayMs);
    }
    const round = await step.run("next-round", () => newId());
    await step.sendEvent("go-on", generationRequested.create({ tenantId, jobId, round }));
    return { turns: mostTurns };
  },
);
