import { eventType } from "inngest";
import { z } from "zod";
import { generationStatuses } from "./status-schemas";

/** Events of generation jobs: ids only. `tenantId` is added by the outbox. */
const jobData = z.object({ tenantId: z.uuid(), jobId: z.uuid() });

/** `round` is new whenever a job is taken up again: after a retry by a person, or when its run was lost. */
export const generationRequested = eventType("kernel/generation-job.requested", {
  schema: jobData.extend({ round: z.uuid() }),
});
/** A job was cancelled or has timed out: the provider is told to stop. */
export const generationStopped = eventType("kernel/generation-job.stopped", {
  schema: jobData.extend({ reason: z.enum(["cancelled", "timed_out"]) }),
});
/** The provider has news about a job. */
export const generationWoken = eventType("kernel/generation-job.woken", { schema: jobData });
/** A job has ended, whichever way. */
export const generationEnded = eventType("kernel/generation-job.ended", {
  schema: jobData.extend({
    ownerType: z.string().nullable(),
    ownerId: z.uuid().nullable(),
    status: z.enum(generationStatuses),
  }),
});
/** A provider's verified message waits in `inbound_webhooks`. */
export const inboundWebhookReceived = eventType("kernel/inbound-webhook.received", {
  schema: z.object({ tenantId: z.uuid(), webhookId: z.uuid() }),
});
