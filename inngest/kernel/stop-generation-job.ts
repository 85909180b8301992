import { RetryAfterError } from "inngest";
import { generationStopped, stopJob } from "@/lib/kernel/generation";
import { getInngest } from "@/lib/kernel/jobs/client";

/** Tells the provider that a job is not wanted any more. */
export const stopGenerationJob = getInngest().createFunction(
  {
    id: "kernel-stop-generation-job",
    name: "Cancel at the provider",
    triggers: [generationStopped],
    retries: 12,
    concurrency: [{ limit: 4, key: "event.data.tenantId" }],
    idempotency: "event.data.jobId",
  },
  async ({ event, step }) =>
    step.run("stop", async () => {
      const outcome = await stopJob(event.data.tenantId, event.data.jobId);
      if (outcome === "later") throw new RetryAfterError("The answer to the submission has not come yet.", "15s");
      return outcome;
    }),
);
