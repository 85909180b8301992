import { purgeCollections, purgeGeneratedAssets } from "@/lib/collections";
import { getInngest } from "@/lib/kernel/jobs/client";

/** Rounds of one night; each deletes some hundreds. */
const mostRounds = 100;

/** Deletes generated assets and collections for good whose time in the trash is over. */
export const purgeAssetsNightly = getInngest().createFunction(
  {
    id: "collections-purge-assets",
    name: "Empty the trash of the gallery",
    retries: 2,
    concurrency: 1,
    triggers: [{ cron: "40 3 * * *" }],
  },
  async ({ step }) => {
    let total = 0;
    for (let round = 0; round < mostRounds; round += 1) {
      const { purged } = await step.run(`purge-${round}`, () => purgeGeneratedAssets());
      total += purged;
      if (purged === 0) break;
    }
    const { purged: collections } = await step.run("collections", () => purgeCollections());
    return { purged: total, collections };
  },
);
