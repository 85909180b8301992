import { fillDominantColors } from "@/lib/designs";
import { getInngest } from "@/lib/kernel/jobs/client";

/** Steps of one run; the next hour goes on. */
const chunksPerRun = 200;

/** Gives colours to artwork that was uploaded before colours were looked for. */
export const fillDominantColorsHourly = getInngest().createFunction(
  {
    id: "designs-fill-dominant-colors",
    name: "Look for colours of artwork",
    triggers: [{ cron: "23 * * * *" }],
    retries: 2,
    concurrency: 1,
  },
  async ({ step }) => {
    let after: string | null = null;
    let filled = 0;
    for (let chunk = 0; chunk === 0 || (after !== null && chunk < chunksPerRun); chunk += 1) {
      const from: string | null = after;
      const done: Awaited<ReturnType<typeof fillDominantColors>> = await step.run(`chunk-${chunk}`, () =>
        fillDominantColors({ after: from }),
      );
      after = done.after;
      filled += done.filled;
    }
    return { filled };
  },
);
