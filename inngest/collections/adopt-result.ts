import { adoptResult } from "@/lib/collections";
import { generationEnded } from "@/lib/kernel/generation";
import { getInngest } from "@/lib/kernel/jobs/client";
import { terminalIfHopeless } from "@/lib/kernel/jobs/terminal-if-hopeless";

/** Completes assets whose provider was found, or asked again by a person's decision, after their run had given up. */
export const adoptLateResult = getInngest().createFunction(
  {
    id: "collections-adopt-result",
    name: "Take over a late result",
    triggers: [generationEnded],
    retries: 5,
    concurrency: [{ limit: 4, key: "event.data.tenantId" }],
  },
  async ({ event, step }) => {
    const { tenantId, jobId, ownerType, status } = event.data;
    if (ownerType !== "generated_assets" || status === "submission_unknown") return { adopted: false };
    return { adopted: await step.run("adopt", () => terminalIfHopeless(() => adoptResult(tenantId, jobId))) };
  },
);
