import { createAnthropic } from "@ai-sdk/anthropic";
import { createGoogle } from "@ai-sdk/google";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { Experimental_VideoModelV4, ProviderV4 } from "@ai-sdk/provider";
import { openCredential } from "@/lib/kernel/credentials";
import { AppError } from "@/lib/kernel/errors";
import { builtInProvider } from "./built-in/provider";
import { builtInProviderId } from "./model-catalogue";
import { providerFetch } from "./provider-fetch";
import type { TaskModel } from "./task-models";

interface ProviderAccess {
  apiKey: string;
  /** Another address of the same API; undefined: the provider's own. */
  baseURL: string | undefined;
}

/** How the SDK's providers are made of a credential; all of them through the guard. */
const makers: Readonly<Record<string, (access: ProviderAccess) => ProviderV4>> = {
  openai: (access) => createOpenAI({ ...access, fetch: providerFetch }),
  anthropic: (access) => createAnthropic({ ...access, fetch: providerFetch }),
  google: (access) => createGoogle({ ...access, fetch: providerFetch }),
  "openai-compatible": ({ apiKey, baseURL }) => {
    if (baseURL === undefined) throw new AppError("credential_unusable", "The credential has no address of a server.");
    return createOpenAICompatible({
      name: "openai-compatible",
      baseURL,
      fetch: providerFetch,
      supportsStructuredOutputs: true,
      ...(apiKey === "" ? {} : { apiKey }),
    });
  },
};

/** A provider that may have models for moving pictures, which the SDK's interface has no place for yet. */
export type SdkProvider = ProviderV4 & { videoModel?(modelId: string): Experimental_VideoModelV4 };

export interface OpenedProvider {
  provider: SdkProvider;
  /** Which secret of the credential it holds; undefined for the built-in provider. */
  secretVersion: number | undefined;
  /** The secret itself, to keep it out of errors. */
  secret: string | undefined;
}

/**
 * The provider of a model with the organization's key; opened anew for every call, so that a revoked key is not used again.
 * @throws `credential_unusable`; `capability_missing` for providers whose models run as generation jobs
 */
export async function openProvider(
  tenantId: string,
  { providerId, credentialId }: Pick<TaskModel, "providerId" | "credentialId">,
): Promise<OpenedProvider> {
  if (providerId === builtInProviderId)
    return { provider: builtInProvider, secretVersion: undefined, secret: undefined };
  const make = makers[providerId];
  if (make === undefined)
    throw new AppError("capability_missing", `Models of ${providerId} answer later; they run as generation jobs.`);
  if (credentialId === null) throw new AppError("credential_unusable", `There is no credential of ${providerId}.`);
  const { secret, secretVersion, metadata } = await openCredential(tenantId, credentialId);
  const baseUrl = typeof metadata.baseUrl === "string" ? metadata.baseUrl.replace(/\/+$/, "") : "";
  return { provider: make({ apiKey: secret, baseURL: baseUrl === "" ? undefined : baseUrl }), secretVersion, secret };
}
