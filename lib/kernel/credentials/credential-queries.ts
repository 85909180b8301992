import { api, dataOf } from "@/lib/kernel/client/api";
import type { CredentialJson, CredentialProviderType } from "./credential-schemas";

export type { CredentialJson };

/** What the credentials page asks the API; the entity is the table's name, by which the live stream reloads. */
export const credentialsKey = ["credential_records", "list", {}] as const;

const path = (id: string) => ({ path: { id } });

/** Credentials, newest first, page by page. */
export async function fetchCredentials({ cursor, signal }: { cursor: string | undefined; signal: AbortSignal }) {
  return dataOf(await api.GET("/credentials", { params: { query: { cursor } }, signal }));
}

/** Valid or still to be checked credentials of one kind, for choosing one; as many as a page holds. */
export async function fetchUsableCredentials(providerType: CredentialProviderType): Promise<CredentialJson[]> {
  const { items } = dataOf(await api.GET("/credentials", { params: { query: { providerType, limit: 200 } } }));
  return items.filter((credential) => credential.status === "valid" || credential.status === "pending");
}

interface NewSecret {
  secret: string;
  /** ISO 8601; null: never. */
  rotationDue: string | null;
  metadata: Record<string, unknown>;
}

export async function createCredential(
  body: NewSecret & { providerType: CredentialProviderType; name: string },
): Promise<CredentialJson> {
  return dataOf(await api.POST("/credentials", { body }));
}

export async function updateCredential(
  id: string,
  body: { name: string; rotationDue?: string | null; metadata?: Record<string, unknown> },
): Promise<CredentialJson> {
  return dataOf(await api.PATCH("/credentials/{id}", { params: path(id), body }));
}

export async function rotateCredential(id: string, body: NewSecret): Promise<CredentialJson> {
  return dataOf(await api.POST("/credentials/{id}/rotate", { params: path(id), body }));
}

export async function validateCredential(id: string): Promise<CredentialJson> {
  return dataOf(await api.POST("/credentials/{id}/validate", { params: path(id) }));
}

export async function revokeCredential(id: string): Promise<void> {
  await api.POST("/credentials/{id}/revoke", { params: path(id) });
}

export async function deleteCredential(id: string): Promise<void> {
  await api.DELETE("/credentials/{id}", { params: path(id) });
}
