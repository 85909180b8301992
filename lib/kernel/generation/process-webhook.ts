import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { generationJobs, inboundWebhooks } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { acceptSubmission } from "./accept-submission";
import { generationWoken } from "./events";
import { jobIs } from "./job-state";

const payloadShape = z.object({ providerJobId: z.string() });

/**
 * Does what a kept message asks for: has the job's run ask the provider now. What the message says about the result is not
 * taken from it; a job whose submission got no answer learns its name at the provider from it.
 */
export async function processWebhook(tenantId: string, webhookId: string): Promise<"woken" | "nothing-to-do"> {
  const webhookIs = and(eq(inboundWebhooks.tenantId, tenantId), eq(inboundWebhooks.id, webhookId));
  const { webhook, job } = await withTenant(tenantId, async (tx) => {
    const [message] = await tx.select().from(inboundWebhooks).where(webhookIs);
    const [about] =
      message?.entityId == null ? [] : await tx.select().from(generationJobs).where(jobIs(tenantId, message.entityId));
    return { webhook: message, job: about };
  });
  if (webhook === undefined || job === undefined || webhook.status !== "received") return "nothing-to-do";
  const { providerJobId } = payloadShape.parse(webhook.payload);
  if (job.providerJobId === null) await acceptSubmission(job, { providerJobId, state: {} });
  return writeWithEvents(tenantId, async (tx, emit) => {
    await tx.update(inboundWebhooks).set({ status: "processed", processedAt: new Date() }).where(webhookIs);
    const isWaiting = job.status === "processing";
    if (isWaiting) emit({ name: generationWoken.name, data: { jobId: job.id } });
    return isWaiting ? "woken" : "nothing-to-do";
  });
}

/** Writes down that a message could not be worked on. */
export async function failWebhook(tenantId: string, webhookId: string, message: string): Promise<void> {
  await withTenant(tenantId, (tx) =>
    tx
      .update(inboundWebhooks)
      .set({ status: "failed", errorMessage: message.slice(0, 500), processedAt: new Date() })
      .where(and(eq(inboundWebhooks.tenantId, tenantId), eq(inboundWebhooks.id, webhookId))),
  );
}
