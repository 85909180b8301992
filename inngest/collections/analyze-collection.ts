import {
  analyzeNewInspiration,
  analyzePart,
  collectionAnalysisRequested,
  failAnalysis,
  finishAnalysis,
  inspirationAdded,
  startAnalysis,
} from "@/lib/collections";
import { getInngest } from "@/lib/kernel/jobs/client";
import { terminalIfHopeless } from "@/lib/kernel/jobs/terminal-if-hopeless";

/** Finds out which rooms and styles the products of a collection belong to. */
export const analyzeCollection = getInngest().createFunction(
  {
    id: "collections-analyze-collection",
    name: "Analyse a collection",
    triggers: [collectionAnalysisRequested],
    retries: 2,
    concurrency: [{ limit: 2, key: "event.data.tenantId" }],
    onFailure: async ({ event, error }) => {
      const { tenantId, collectionId } = collectionAnalysisRequested.schema.parse(event.data.event.data);
      await failAnalysis(tenantId, collectionId, error.message);
    },
  },
  async ({ event, step }) => {
    const { tenantId, collectionId, userId } = event.data;
    const { parts } = await step.run("start", () => startAnalysis(tenantId, collectionId));
    const results: NonNullable<Awaited<ReturnType<typeof analyzePart>>>[] = [];
    for (let part = 0; part < parts; part += 1) {
      const result = await step.run(`part-${part}`, () =>
        terminalIfHopeless(() => analyzePart(tenantId, collectionId, part, userId)),
      );
      if (result !== null) results.push(result);
    }
    await step.run("finish", () => finishAnalysis(tenantId, collectionId, results));
  },
);

/** Reads the scene out of a picture that inspires a collection. */
export const analyzeInspirationScene = getInngest().createFunction(
  {
    id: "collections-analyze-inspiration",
    name: "Analyse an inspiration",
    triggers: [inspirationAdded],
    retries: 2,
    concurrency: [{ limit: 2, key: "event.data.tenantId" }],
    idempotency: "event.data.inspirationId",
  },
  ({ event, step }) => {
    const { tenantId, inspirationId } = event.data;
    return step.run("analyze", () => terminalIfHopeless(() => analyzeNewInspiration(tenantId, inspirationId)));
  },
);
