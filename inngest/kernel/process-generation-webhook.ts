import { failWebhook, inboundWebhookReceived, processWebhook } from "@/lib/kernel/generation";
import { getInngest } from "@/lib/kernel/jobs/client";

/** Works on a message that a provider sent. */
export const processGenerationWebhook = getInngest().createFunction(
  {
    id: "kernel-process-generation-webhook",
    name: "Read a provider's message",
    triggers: [inboundWebhookReceived],
    retries: 4,
    concurrency: [{ limit: 8, key: "event.data.tenantId" }],
    idempotency: "event.data.webhookId",
    onFailure: async ({ event, error }) => {
      const { tenantId, webhookId } = inboundWebhookReceived.schema.parse(event.data.event.data);
      await failWebhook(tenantId, webhookId, error.message);
    },
  },
  async ({ event, step }) => step.run("process", () => processWebhook(event.data.tenantId, event.data.webhookId)),
);
