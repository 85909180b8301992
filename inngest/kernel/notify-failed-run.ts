import { eventType } from "inngest";
import { z } from "zod";
import { getInngest } from "@/lib/kernel/jobs/client";
import { notifyFailedRun } from "@/lib/kernel/notifications/notify-failed-run";

/** What the engine says when a run has failed for good. */
const runFailed = eventType("inngest/function.failed", {
  schema: z.object({
    function_id: z.string(),
    run_id: z.string(),
    error: z.object({ message: z.string().optional() }).optional(),
    event: z.object({ data: z.record(z.string(), z.unknown()).optional() }),
  }),
});

/** These tell whoever asked for their work, or have nobody who would want to know of each. */
const tellThemselves = [
  "designs-export",
  "designs-export-batch",
  "designs-render-preview",
  "kernel-run-generation-job",
  "kernel-tell-notification",
  "kernel-mail-notification",
  "kernel-deliver-notification",
  "kernel-deliver-chat-message",
  "kernel-notify-failed-run",
];

/** Tells admins and owners of a background job of theirs that nobody else is told about. */
export const notifyOfFailedRun = getInngest().createFunction(
  {
    id: "kernel-notify-failed-run",
    name: "Tell of a failed job",
    triggers: [runFailed],
    retries: 3,
  },
  async ({ event, step }) => {
    const { function_id: functionId, run_id: runId, error, event: cause } = event.data;
    const tenantId = z.uuid().safeParse(cause.data?.tenantId);
    // Ids are `<app>-<function>`; an `onFailure` of a function has a suffix of its own.
    const isTold = tellThemselves.some((id) => functionId.endsWith(`-${id}`) || functionId.includes(`-${id}-failure`));
    if (!tenantId.success || isTold) return { told: false };
    return step.run("tell", () =>
      notifyFailedRun({ tenantId: tenantId.data, functionId, runId, message: error?.message ?? "" }),
    );
  },
);
