import { coverageRequested, evaluateCoverageChunk, listLegacyTenants } from "@/lib/designs";
import { getInngest } from "@/lib/kernel/jobs/client";

/** Chunks one run takes before it hands over to the next: an engine limits the steps of a run. */
const chunksPerRun = 200;

/** Evaluates how legacy designs can be ordered, chunk by chunk; what is done stays done when the studio restarts. */
export const evaluateLegacyCoverage = getInngest().createFunction(
  {
    id: "designs-evaluate-coverage",
    name: "Evaluate legacy coverage",
    triggers: [coverageRequested],
    retries: 3,
    concurrency: [{ limit: 1, key: "event.data.tenantId" }],
  },
  async ({ event, step }) => {
    const { tenantId, designIds } = event.data;
    let after = event.data.after ?? null;
    let evaluated = 0;
    for (let number = 1; number <= chunksPerRun; number += 1) {
      const chunk = await step.run(`evaluate-${number}`, () => evaluateCoverageChunk({ tenantId, designIds, after }));
      evaluated += chunk.evaluated;
      after = chunk.after;
      if (after === null) return { evaluated };
    }
    await step.sendEvent("go-on", {
      name: coverageRequested.name,
      data: { tenantId, after, ...(designIds === undefined ? {} : { designIds }) },
    });
    return { evaluated };
  },
);

/** Every night for every organization that has legacy designs. */
export const evaluateLegacyCoverageNightly = getInngest().createFunction(
  {
    id: "designs-evaluate-coverage-nightly",
    name: "Evaluate all legacy coverage",
    triggers: [{ cron: "43 2 * * *" }],
    retries: 2,
  },
  async ({ step }) => {
    const tenantIds = await step.run("list", () => listLegacyTenants());
    if (tenantIds.length > 0) {
      await step.sendEvent(
        "request",
        tenantIds.map((tenantId) => ({ name: coverageRequested.name, data: { tenantId } })),
      );
    }
    return { organizations: tenantIds.length };
  },
);
