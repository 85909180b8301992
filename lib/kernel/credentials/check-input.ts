import { AppError, type FieldError } from "@/lib/kernel/errors";
import { requireSafeAddress } from "@/lib/kernel/http/guarded-fetch";
import { redact } from "@/lib/kernel/redact";
import { type CredentialProvider, credentialProviders, findCredentialProvider } from "./credential-providers";
import type { CredentialProviderType } from "./credential-schemas";

/** For metadata that names none. */
const unnamedProvider = "other";

interface Input {
  providerType: CredentialProviderType;
  name: string;
  secret: string;
  metadata: Record<string, unknown>;
}

/**
 * The provider that `metadata.provider` names, once everything about the input fits it.
 * @throws AppError `validation_failed` naming the fields; `unsafe_address` for a base URL inside somebody's network
 */
export async function requireFittingInput(input: Input): Promise<CredentialProvider> {
  const named = input.metadata.provider ?? unnamedProvider;
  const provider = typeof named === "string" ? findCredentialProvider(named) : undefined;
  if (provider === undefined) {
    const known = credentialProviders.map(({ id }) => id).join(", ");
    throw invalid({ path: "metadata.provider", message: `is none of ${known}` });
  }
  const { providerType, secret } = input;
  if (!provider.providerTypes.includes(providerType))
    throw invalid({ path: "providerType", message: `of ${provider.name} is ${provider.providerTypes.join(" or ")}` });
  await requireFittingSecret(provider, secret, input);
  return provider;
}

/** What holds for a new secret and the public fields beside it. @throws as `requireFittingInput` */
export async function requireFittingSecret(
  provider: CredentialProvider,
  secret: string,
  { name, metadata }: Pick<Input, "name" | "metadata">,
): Promise<void> {
  if (secret === "" && provider.secretOptional !== true)
    throw invalid({ path: "secret", message: `is missing: the ${provider.secretLabel} of ${provider.name}` });
  requireSecretApart(secret, { name, metadata });
  await requireFittingMetadata(provider, metadata);
}

/** @throws AppError `validation_failed` when the secret stands in what is shown */
export function requireSecretApart(secret: string, { name, metadata }: Pick<Input, "name" | "metadata">): void {
  if (secret.length >= 8 && JSON.stringify([name, metadata]).includes(JSON.stringify(secret).slice(1, -1)))
    throw invalid({ path: "secret", message: "stands in the name or the metadata, too, which everybody can read" });
}

/** @throws as `requireFittingInput` */
export async function requireFittingMetadata(
  provider: CredentialProvider,
  metadata: Record<string, unknown>,
): Promise<void> {
  if (JSON.stringify(redact(metadata)) !== JSON.stringify(metadata))
    throw invalid({ path: "metadata", message: "holds something that looks like a secret; it belongs into `secret`" });
  if (typeof metadata.baseUrl === "string") await requireSafeAddress(metadata.baseUrl);
  else if (provider.defaultBaseUrl === null)
    throw invalid({ path: "metadata.baseUrl", message: `is missing: the address of your ${provider.name}` });
}

function invalid(error: FieldError): AppError {
  return new AppError("validation_failed", `${error.path} ${error.message}.`, { errors: [error] });
}
