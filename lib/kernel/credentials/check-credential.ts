import { and, eq, isNull } from "drizzle-orm";
import { credentialRecords } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { askProvider } from "./ask-provider";
import {
  type CredentialRow,
  credentialEntity,
  credentialToJson,
  isCredential,
  loadCredential,
  moveCredential,
  openSecret,
} from "./credential-rows";
import type { CredentialJson } from "./credential-schemas";
import { nextStatus } from "./credential-states";
import { cleanReason, refuseWithin } from "./open-credential";

/** Account names that providers tell become part of what is shown; only text, and nothing that looks like a secret. */
export function withAccount(
  row: Pick<CredentialRow, "metadata">,
  account: string | undefined,
): Record<string, unknown> {
  return account === undefined ? row.metadata : { ...row.metadata, account: cleanReason(account, []) };
}

/** Asks the provider, outside of any transaction, and writes what it said, unless the secret changed meanwhile. */
async function checkSecret(row: CredentialRow): Promise<CredentialRow> {
  const { tenantId, id } = row;
  const secret = openSecret(row);
  const verdict = await askProvider({ ...row, secret });
  return withTenant(tenantId, async (tx) => {
    const [current] = await tx.select().from(credentialRecords).where(isCredential(tenantId, id)).for("update");
    if (current !== undefined && current.metadata.baseUrl !== row.metadata.baseUrl)
      throw new AppError("conflict", "Its address was changed while the provider was asked; validate it again.");
    const moved = verdict.accepted
      ? await moveCredential(tx, row, "accepted", {
          lastValidationTime: new Date(),
          lastValidationError: null,
          // Not of the row that was read before: people may have changed it meanwhile.
          metadata: withAccount(current ?? row, verdict.account),
        })
      : await refuseWithin(tx, row, cleanReason(verdict.reason, [secret]));
    return moved ?? loadCredential(tx, tenantId, id);
  });
}

/**
 * Asks the provider whether the secret is good, now. What it says is in the answer: a refused valid credential is expired.
 * @throws AppError `not_found`; `illegal_transition` for a revoked or expired one; `unavailable`, `unsafe_address`,
 * `validation_failed` when the provider could not be asked, `conflict` when its address was changed meanwhile, which change
 * nothing
 */
export async function validateCredential({ ctx, id }: { ctx: Context; id: string }): Promise<CredentialJson> {
  requireScope(ctx, "credentials:write");
  const row = await withTenant(ctx.tenantId, (tx) => loadCredential(tx, ctx.tenantId, id));
  if (nextStatus(row.status, "accepted") === undefined)
    throw new AppError("illegal_transition", `“${row.name}” is ${row.status}; a rotation makes it valid again.`);
  const checked = await checkSecret(row);
  await withTenant(ctx.tenantId, (tx) =>
    recordAudit(tx, ctx, {
      action: "credential.validated",
      entity: credentialEntity,
      entityId: id,
      payload: { status: checked.status, secretVersion: checked.secretVersion },
    }),
  );
  return credentialToJson(checked);
}

/**
 * The check that a job makes of a new secret.
 * @returns the status; null when the secret is not the new one any more
 * @throws AppError `unavailable` when it may help to try again
 */
export async function checkNewCredential(
  tenantId: string,
  credentialId: string,
  secretVersion: number,
): Promise<string | null> {
  const [row] = await withTenant(tenantId, (tx) =>
    tx.select().from(credentialRecords).where(isCredential(tenantId, credentialId)),
  );
  if (row === undefined || row.secretVersion !== secretVersion) return null;
  if (nextStatus(row.status, "accepted") === undefined) return row.status;
  try {
    return (await checkSecret(row)).status;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await noteUnreached(row, error);
    if (error.code === "unavailable") throw error;
    return row.status;
  }
}

/** Says beside the credential why its provider has not been asked yet. */
async function noteUnreached(row: CredentialRow, error: AppError): Promise<void> {
  const { tenantId, id } = row;
  await withTenant(tenantId, async (tx) => {
    const noted = await tx
      .update(credentialRecords)
      .set({ lastValidationError: cleanReason(error.message, [openSecret(row)]) })
      .where(
        and(
          isCredential(tenantId, id),
          eq(credentialRecords.secretVersion, row.secretVersion),
          isNull(credentialRecords.lastValidationTime),
        ),
      )
      .returning({ id: credentialRecords.id });
    if (noted.length > 0) await recordChanges(tx, tenantId, [{ entity: credentialEntity, id, status: row.status }]);
  });
}
