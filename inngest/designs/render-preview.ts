import { failJob, jobCancelled, previewRequested, runPreviewJob } from "@/lib/designs";
import { getInngest } from "@/lib/kernel/jobs/client";
import { terminalIfHopeless } from "@/lib/kernel/jobs/terminal-if-hopeless";

/** Draws the picture that a preview job asks for. */
export const renderPreview = getInngest().createFunction(
  {
    id: "designs-render-preview",
    name: "Render a preview",
    triggers: [previewRequested],
    retries: 3,
    concurrency: [{ limit: 4, key: "event.data.tenantId" }],
    idempotency: "event.data.jobId",
    cancelOn: [{ event: jobCancelled, if: "event.data.jobId == async.data.jobId" }],
    onFailure: async ({ event, error }) => {
      const { tenantId, jobId } = previewRequested.schema.parse(event.data.event.data);
      await failJob(tenantId, "preview", jobId, { code: "render_failed", detail: error.message });
    },
  },
  async ({ event, step }) => {
    const { tenantId, jobId, legacyFileId } = event.data;
    return step.run("render", () => terminalIfHopeless(() => runPreviewJob(tenantId, jobId, legacyFileId)));
  },
);
