import { exportRequested, failJob, jobCancelled, runExportJob } from "@/lib/designs";
import { getInngest } from "@/lib/kernel/jobs/client";
import { terminalIfHopeless } from "@/lib/kernel/jobs/terminal-if-hopeless";

/** Makes the print file that an export job asks for. */
export const exportDesign = getInngest().createFunction(
  {
    id: "designs-export",
    name: "Export a print file",
    triggers: [exportRequested],
    retries: 3,
    concurrency: [{ limit: 4, key: "event.data.tenantId" }],
    idempotency: "event.data.jobId",
    cancelOn: [{ event: jobCancelled, if: "event.data.jobId == async.data.jobId" }],
    onFailure: async ({ event, error }) => {
      const { tenantId, jobId } = exportRequested.schema.parse(event.data.event.data);
      await failJob(tenantId, "export", jobId, { code: "export_failed", detail: error.message });
    },
  },
  async ({ event, step }) =>
    step.run("export", () => terminalIfHopeless(() => runExportJob(event.data.tenantId, event.data.jobId))),
);
