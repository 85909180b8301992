import {
  batchCancelled,
  batchRequested,
  failBatch,
  failBatchChunk,
  packBatch,
  runBatchChunk,
  startBatch,
} from "@/lib/designs";
import { getInngest } from "@/lib/kernel/jobs/client";
import { terminalIfHopeless } from "@/lib/kernel/jobs/terminal-if-hopeless";

/** Chunks under way at once: while one is stored the other is rendered. */
const lanes = 2;

/** Makes a revision and a print file for every row of a table, then the ZIP with all of them. */
export const exportBatch = getInngest().createFunction(
  {
    id: "designs-export-batch",
    name: "Export a batch",
    triggers: [batchRequested],
    retries: 3,
    concurrency: [{ limit: lanes, key: "event.data.tenantId" }],
    idempotency: "event.data.batchId",
    cancelOn: [{ event: batchCancelled, if: "event.data.batchId == async.data.batchId" }],
    onFailure: async ({ event, error }) => {
      const { tenantId, batchId } = batchRequested.schema.parse(event.data.event.data);
      await failBatch(tenantId, batchId, { code: "export_failed", detail: error.message });
    },
  },
  async ({ event, step }) => {
    const { tenantId, batchId, override } = event.data;
    const { chunks } = await step.run("start", () => startBatch(tenantId, batchId));
    const runLane = async (lane: number) => {
      for (let chunk = lane; chunk < chunks; chunk += lanes) {
        const run = () => terminalIfHopeless(() => runBatchChunk(tenantId, batchId, { chunk, override }));
        // A chunk that cannot be made costs its own rows, not those of the others.
        await step.run(`chunk-${chunk}`, run).catch((error: unknown) => {
          const detail = error instanceof Error ? error.message : "The rows could not be made.";
          return step.run(`fail-chunk-${chunk}`, () => failBatchChunk(tenantId, batchId, chunk, detail));
        });
      }
    };
    await Promise.all(Array.from({ length: lanes }, (_, lane) => runLane(lane)));
    return step.run("pack", () => packBatch(tenantId, batchId));
  },
);
