import { restartStuckJobs, searchUnknownJobs } from "@/lib/kernel/generation";
import { getInngest } from "@/lib/kernel/jobs/client";

/** Takes up generation jobs whose run was lost, and looks for submissions of which nobody knows. */
export const sweepGenerationJobs = getInngest().createFunction(
  {
    id: "kernel-sweep-generation-jobs",
    name: "Find stuck generation jobs",
    retries: 1,
    concurrency: 1,
    triggers: [{ cron: "*/5 * * * *" }],
  },
  async ({ step }) => ({
    restarted: await step.run("restart", () => restartStuckJobs()),
    found: await step.run("search", () => searchUnknownJobs()),
  }),
);
