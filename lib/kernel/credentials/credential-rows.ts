import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { credentialRecords } from "@/db/schema";
import { unseal } from "@/lib/kernel/crypto/seal";
import { AppError, notFound } from "@/lib/kernel/errors";
import { recordChanges } from "@/lib/kernel/live/record-change";
import type { CredentialJson } from "./credential-schemas";
import { type CredentialEvent, nextStatus } from "./credential-states";

export type CredentialRow = typeof credentialRecords.$inferSelect;

export const credentialEntity = "credential_records";

export const isCredential = (tenantId: string, id: string) =>
  and(eq(credentialRecords.tenantId, tenantId), eq(credentialRecords.id, id));

/** @throws AppError `not_found` */
export async function loadCredential(tx: Transaction, tenantId: string, id: string): Promise<CredentialRow> {
  const [row] = await tx.select().from(credentialRecords).where(isCredential(tenantId, id));
  if (row === undefined) throw notFound("The credential");
  return row;
}

/** The secret in clear, for the moment of a call. @throws AppError `credential_unusable` when it was wiped */
export function openSecret(row: CredentialRow): string {
  if (row.secret === null) throw new AppError("credential_unusable", `The credential “${row.name}” is revoked.`);
  return unseal(row.secret, row.id).toString("utf8");
}

/** The last four characters; of short secrets fewer, because they would give too much away. */
export function hintOf(secret: string): string {
  return secret.length < 12 ? "" : secret.slice(-4);
}

/**
 * Moves a credential on, if it still is the one that was read: same status, same secret.
 * @returns undefined when somebody else was faster
 * @throws AppError `illegal_transition`
 */
export async function moveCredential(
  tx: Transaction,
  row: CredentialRow,
  event: CredentialEvent,
  changed: Partial<CredentialRow>,
): Promise<CredentialRow | undefined> {
  const status = nextStatus(row.status, event);
  if (status === undefined) throw new AppError("illegal_transition", refusalOf(row, event));
  const [moved] = await tx
    .update(credentialRecords)
    .set({ ...changed, status })
    .where(
      and(
        isCredential(row.tenantId, row.id),
        eq(credentialRecords.status, row.status),
        eq(credentialRecords.secretVersion, row.secretVersion),
      ),
    )
    .returning();
  if (moved !== undefined)
    await recordChanges(tx, row.tenantId, [{ entity: credentialEntity, id: row.id, status: moved.status }]);
  return moved;
}

function refusalOf(row: CredentialRow, event: CredentialEvent): string {
  if (event === "revoked") return `“${row.name}” is revoked already.`;
  return `“${row.name}” is ${row.status}; a rotation makes it valid again.`;
}

/** What callers see of it: never the secret. */
export function credentialToJson(row: CredentialRow): CredentialJson {
  return {
    id: row.id,
    providerType: row.providerType,
    provider: row.provider,
    name: row.name,
    status: row.status,
    secretHint: row.secretHint,
    secretVersion: row.secretVersion,
    lastValidationTime: row.lastValidationTime?.toISOString() ?? null,
    lastValidationError: row.lastValidationError,
    rotationDue: row.rotationDue?.toISOString() ?? null,
    metadata: row.metadata,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
