import { eq } from "drizzle-orm";
import { generationJobs, inboundWebhooks } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import { AppError, notFound } from "@/lib/kernel/errors";
import { readBytes } from "@/lib/kernel/http/read-body";
import { writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { findClient } from "./clients";
import { inboundWebhookReceived } from "./events";
import { type GenerationJob, generationEntity } from "./job-state";
import { askProvider, openProvider } from "./open-provider";
import { ProviderError, type VerifiedMessage } from "./provider-port";
import { hashToken } from "./webhook-token";

/** Results can be part of the message; they are not read from it. */
const maxBodyBytes = 4 * 1024 * 1024;

/**
 * Takes a provider's message about a job: verified against the provider's own signature, kept once, and worked on later.
 * @returns false when the message is here already
 * @throws AppError `not_found` for a token of no job, `unauthenticated` for a wrong signature, `payload_too_large`,
 * `unavailable` when the provider's keys cannot be had at the moment
 */
export async function receiveWebhook({
  provider,
  token,
  request,
}: {
  provider: string;
  token: string;
  request: Request;
}): Promise<boolean> {
  const client = findClient(provider);
  const [job] =
    client?.verifyWebhook === undefined
      ? []
      : await withSystem((tx) =>
          tx
            .select()
            .from(generationJobs)
            .where(eq(generationJobs.webhookTokenHash, hashToken(token)))
            .limit(1),
        );
  if (job === undefined || job.providerId !== provider) throw notFound("This address");
  const body = await readBytes(request, maxBodyBytes);
  const message = await verify(job, request.headers, body);
  // The token names the job; a message about another one of the account is not for this address.
  if (message === undefined || (job.providerJobId !== null && job.providerJobId !== message.providerJobId)) {
    throw new AppError("unauthenticated", "The signature does not fit this message.");
  }
  const { tenantId } = job;
  return writeWithEvents(tenantId, async (tx, emit) => {
    const [row] = await tx
      .insert(inboundWebhooks)
      .values({
        tenantId,
        provider,
        messageId: message.messageId,
        entity: generationEntity,
        entityId: job.id,
        payload: { ...message.payload, providerJobId: message.providerJobId },
      })
      .onConflictDoNothing({
        target: [inboundWebhooks.tenantId, inboundWebhooks.provider, inboundWebhooks.messageId],
      })
      .returning({ id: inboundWebhooks.id });
    if (row === undefined) return false;
    emit({ name: inboundWebhookReceived.name, data: { webhookId: row.id } });
    return true;
  });
}

async function verify(job: GenerationJob, headers: Headers, body: Buffer): Promise<VerifiedMessage | undefined> {
  try {
    return await askProvider(
      await openProvider(job),
      async (client, account) => await client.verifyWebhook?.({ account, headers, body }),
    );
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    if (error.kind === "refused") throw new AppError("unauthenticated", "The message cannot be verified any more.");
    throw new AppError("unavailable", "The provider's keys cannot be had at the moment.", { retryAfterSeconds: 30 });
  }
}
