import { and, desc, eq } from "drizzle-orm";
import { credentialRecords } from "@/db/schema";
import { readTenant, withTenant } from "@/db/tenant";
import { AppError } from "@/lib/kernel/errors";
import { notify } from "@/lib/kernel/notifications/notify";
import { redact } from "@/lib/kernel/redact";
import { type CredentialRow, isCredential, loadCredential, moveCredential, openSecret } from "./credential-rows";
import type { CredentialProviderType } from "./credential-schemas";

export interface OpenCredential {
  id: string;
  provider: string;
  providerType: CredentialProviderType;
  /** In clear: for the call that needs it and nothing else. Empty for a server that asks for no key. */
  secret: string;
  /** Which secret it was: goes back to `markCredentialRefused`, which then leaves a newer one alone. */
  secretVersion: number;
  metadata: Record<string, unknown>;
}

/**
 * A credential with its secret, for a call to its provider. One that is too new to have been checked can be used.
 * @throws AppError `not_found`; `credential_unusable` when it is revoked, expired, or was refused when it was new
 */
export async function openCredential(tenantId: string, credentialId: string): Promise<OpenCredential> {
  const row = await withTenant(tenantId, (tx) => loadCredential(tx, tenantId, credentialId));
  const isRefused = row.status === "pending" && row.lastValidationTime !== null && row.lastValidationError !== null;
  if (row.status === "revoked" || row.status === "expired" || isRefused) {
    const state = isRefused ? "was refused by its provider" : `is ${row.status}`;
    throw new AppError("credential_unusable", `The credential “${row.name}” ${state}; give it a new secret.`);
  }
  return {
    id: row.id,
    provider: row.provider,
    providerType: row.providerType,
    secret: openSecret(row),
    secretVersion: row.secretVersion,
    metadata: row.metadata,
  };
}

/** The newest valid credential of a provider. @returns null when there is none */
export async function findCredential(tenantId: string, provider: string): Promise<string | null> {
  const [row] = await readTenant(tenantId, (tx) =>
    tx
      .select({ id: credentialRecords.id })
      .from(credentialRecords)
      .where(
        and(
          eq(credentialRecords.tenantId, tenantId),
          eq(credentialRecords.provider, provider),
          eq(credentialRecords.status, "valid"),
        ),
      )
      .orderBy(desc(credentialRecords.id))
      .limit(1),
  );
  return row?.id ?? null;
}

/** Longest reason that is kept, in characters. */
const longestReason = 500;

/** A provider's own words without the secret, which some repeat in their answers. */
export function cleanReason(reason: string, secrets: readonly string[]): string {
  return redact(reason, secrets).slice(0, longestReason);
}

/**
 * Records that a provider answered 401 or 403: a valid credential is expired and people are told; a pending one keeps the
 * reason. Nothing happens when it is expired, revoked or deleted already.
 * @param secretVersion the version that was refused; a secret that was rotated in since is left alone
 */
export async function markCredentialRefused(
  tenantId: string,
  credentialId: string,
  reason: string,
  secretVersion?: number,
): Promise<void> {
  await withTenant(tenantId, async (tx) => {
    const [row] = await tx.select().from(credentialRecords).where(isCredential(tenantId, credentialId)).for("update");
    if (row === undefined || (row.status !== "valid" && row.status !== "pending")) return;
    if (secretVersion !== undefined && row.secretVersion !== secretVersion) return;
    await refuseWithin(tx, row, cleanReason(reason, [openSecret(row)]));
  });
}

/** The refusal itself, in the caller's transaction. @param reason without secrets @returns undefined when somebody was faster */
export async function refuseWithin(
  tx: Parameters<typeof notify>[0],
  row: CredentialRow,
  reason: string,
): Promise<CredentialRow | undefined> {
  const moved = await moveCredential(tx, row, "refused", {
    lastValidationTime: new Date(),
    lastValidationError: reason,
  });
  if (moved === undefined) return undefined;
  await notify(tx, {
    tenantId: row.tenantId,
    type: "credential_status",
    title: `The credential “${row.name}” was refused`,
    summary: `${reason} Give it a new secret.`,
    href: "/settings/credentials",
    data: { credentialId: row.id, provider: row.provider, status: moved.status },
    dedupeKey: `credential-refused:${row.id}:${row.secretVersion}`,
  });
  return moved;
}
