import { failClaim, finishFromJob, lanes, queueFilled, refillQueue, runNextAsset, sweepQueue } from "@/lib/collections";
import { generationEnded } from "@/lib/kernel/generation";
import { getInngest } from "@/lib/kernel/jobs/client";
import { terminalIfHopeless } from "@/lib/kernel/jobs/terminal-if-hopeless";

/** Assets of one run; the rest is for the next, so that no run grows without end. */
const assetsPerRun = 150;
/** Looks at an outside provider's job, at least a minute apart. */
const mostLooks = 120;
/** The engine runs a thousand steps a run at most; one asset takes twice its looks and two. */
const mostSteps = 700;

/** Makes what waits for one provider in one organization, one asset a step. */
export const generateAssets = getInngest().createFunction(
  {
    id: "collections-generate-assets",
    name: "Generate assets",
    triggers: [queueFilled],
    retries: 5,
    concurrency: [{ limit: lanes, key: 'event.data.tenantId + ":" + event.data.provider' }],
  },
  async ({ event, step, runId }) => {
    const { tenantId, provider } = event.data;
    let made = 0;
    for (let steps = 0; made < assetsPerRun && steps < mostSteps; made += 1, steps += 1) {
      const index = made;
      const claim = { tenantId, provider, key: `${runId}:${index}` };
      const giveUp = (error: unknown) =>
        step.run(`fail-${index}`, async () => {
          await failClaim(tenantId, claim.key, error instanceof Error ? error.message : "");
          return { outcome: "done" as const };
        });
      const result = await step
        .run(`asset-${index}`, () => terminalIfHopeless(() => runNextAsset(claim)))
        .catch(giveUp);
      if (result.outcome === "idle") return { made: index };
      if (result.outcome !== "waiting") continue;
      const { generationJobId } = result;
      for (let look = 0; look < mostLooks; look += 1, steps += 2) {
        const hasEnded = await step
          .run(`look-${index}-${look}`, () => finishFromJob(claim, generationJobId))
          .catch(async (error: unknown) => {
            await giveUp(error);
            return true;
          });
        if (hasEnded) break;
        await step.waitForEvent(`ended-${index}-${look}`, {
          event: generationEnded,
          timeout: "60s",
          if: `async.data.jobId == "${generationJobId}"`,
        });
      }
    }
    await step.run("go-on", () => refillQueue(tenantId, provider));
    return { made };
  },
);

/** Wakes lanes for what a crash left waiting. */
export const sweepAssetQueueEveryMinute = getInngest().createFunction(
  {
    id: "collections-sweep-queue",
    name: "Generate what stayed behind",
    retries: 1,
    concurrency: 1,
    triggers: [{ cron: "* * * * *" }],
  },
  ({ step }) => step.run("sweep", () => sweepQueue()),
);
