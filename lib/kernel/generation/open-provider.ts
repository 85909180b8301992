import { z } from "zod";
import { markCredentialRefused, openCredential } from "@/lib/kernel/credentials";
import { AppError } from "@/lib/kernel/errors";
import { redact } from "@/lib/kernel/redact";
import { findClient } from "./clients";
import type { GenerationJob } from "./job-state";
import { type GenerationClient, type ProviderAccount, ProviderError } from "./provider-port";

export interface OpenedProvider {
  client: GenerationClient;
  account: ProviderAccount;
  tenantId: string;
  /** Which secret of the credential it is; a newer one is not blamed for it. */
  secretVersion: number;
}

const metadataShape = z.object({ baseUrl: z.string().optional().catch(undefined) });

/**
 * The client of a job with its key. Opened anew for every step, so that a key revoked meanwhile is not used again.
 * @throws ProviderError `credential_unusable` when the key was revoked, has expired or is gone
 */
export async function openProvider(
  job: Pick<GenerationJob, "tenantId" | "providerId" | "credentialId">,
): Promise<OpenedProvider> {
  const { tenantId } = job;
  const client = findClient(job.providerId);
  if (client === undefined) {
    throw new ProviderError("refused", `The studio does not know the provider ${job.providerId}.`, {
      code: "model_unknown",
    });
  }
  if (!client.needsCredential) {
    return { client, account: { credentialId: null, secret: "", baseUrl: undefined }, tenantId, secretVersion: 0 };
  }
  if (job.credentialId === null) throw unusable(`${client.name} needs a credential, and the job has none.`);
  try {
    const { id, secret, metadata, secretVersion } = await openCredential(tenantId, job.credentialId);
    const baseUrl = metadataShape.safeParse(metadata).data?.baseUrl?.replace(/\/+$/, "");
    const account = { credentialId: id, secret, baseUrl: baseUrl === "" ? undefined : baseUrl };
    return { client, account, tenantId, secretVersion };
  } catch (error) {
    if (error instanceof AppError && (error.code === "credential_unusable" || error.code === "not_found")) {
      throw unusable(error.message, error);
    }
    throw error;
  }
}

function unusable(message: string, cause?: unknown): ProviderError {
  return new ProviderError("refused", message, { code: "credential_unusable", cause });
}

/**
 * Asks a provider. Its words are cleaned of the key, which some repeat, and a key that it does not take is marked so.
 * @throws ProviderError
 */
export async function askProvider<T>(
  provider: OpenedProvider,
  ask: (client: GenerationClient, account: ProviderAccount) => Promise<T>,
): Promise<T> {
  const { client, account, tenantId, secretVersion } = provider;
  try {
    return await ask(client, account);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const message = redact(error.message, account.secret === "" ? [] : [account.secret]);
    if (account.credentialId !== null && error.details.httpStatus === 401) {
      await markCredentialRefused(tenantId, account.credentialId, message, secretVersion);
    }
    throw new ProviderError(error.kind, message, error.details);
  }
}
