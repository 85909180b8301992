import { credentialRecords } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { seal } from "@/lib/kernel/crypto/seal";
import { AppError, notFound } from "@/lib/kernel/errors";
import { writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { notify } from "@/lib/kernel/notifications/notify";
import { askProvider, type Question, type Verdict } from "./ask-provider";
import { withAccount } from "./check-credential";
import { requireFittingSecret } from "./check-input";
import { findCredentialProvider } from "./credential-providers";
import {
  credentialEntity,
  credentialToJson,
  hintOf,
  isCredential,
  loadCredential,
  moveCredential,
} from "./credential-rows";
import type { CredentialJson, RotateCredentialInput } from "./credential-schemas";
import { credentialCheckRequested } from "./events";
import { cleanReason } from "./open-credential";

/** Null when the provider is away, which is no reason to keep a secret that may have leaked. */
async function askIfReachable(question: Question): Promise<Verdict | null> {
  try {
    return await askProvider(question);
  } catch (error) {
    if (error instanceof AppError && error.code === "unavailable") return null;
    throw error;
  }
}

/**
 * Puts a new secret in place of the old one, after its provider accepted it: one that is refused changes nothing. While the
 * provider is away the new one is taken unchecked and a job asks later.
 * @throws AppError `not_found`; `validation_failed` when the provider refuses it; `conflict` when somebody else was faster
 */
export async function rotateCredential({
  ctx,
  id,
  input,
}: {
  ctx: Context;
  id: string;
  input: RotateCredentialInput;
}): Promise<CredentialJson> {
  requireScope(ctx, "credentials:write");
  const { tenantId } = ctx;
  const { secret } = input;
  const row = await withTenant(tenantId, (tx) => loadCredential(tx, tenantId, id));
  const provider = findCredentialProvider(row.provider);
  if (provider === undefined) throw notFound("The provider of this credential");
  const metadata = input.metadata === undefined ? row.metadata : { ...input.metadata, provider: row.provider };
  await requireFittingSecret(provider, secret, { name: row.name, metadata });
  const verdict = await askIfReachable({ provider: row.provider, secret, metadata });
  if (verdict?.accepted === false) {
    const message = cleanReason(verdict.reason, [secret]);
    throw new AppError("validation_failed", message, { errors: [{ path: "secret", message }] });
  }
  return writeWithEvents(tenantId, async (tx, emit) => {
    const secretVersion = row.secretVersion + 1;
    const rotated = await moveCredential(tx, row, verdict === null ? "rotatedUnchecked" : "rotated", {
      secret: seal(secret, id),
      secretHint: hintOf(secret),
      secretVersion,
      metadata: withAccount({ metadata }, verdict?.account),
      rotationDue: input.rotationDue == null ? null : new Date(input.rotationDue),
      rotationRemindedFor: null,
      lastValidationTime: verdict === null ? null : new Date(),
      lastValidationError: null,
    });
    if (rotated === undefined)
      throw new AppError(
        "conflict",
        `Somebody else changed “${row.name}” at this moment; look before you rotate again.`,
      );
    await recordAudit(tx, ctx, {
      action: "credential.rotated",
      entity: credentialEntity,
      entityId: id,
      payload: { secretVersion, status: rotated.status, rotationDue: input.rotationDue ?? null },
    });
    if (verdict === null) emit({ name: credentialCheckRequested.name, data: { credentialId: id, secretVersion } });
    return credentialToJson(rotated);
  });
}

/** Wipes the secret; a rotation brings the credential back. @throws AppError `not_found`, `illegal_transition` */
export async function revokeCredential({ ctx, id }: { ctx: Context; id: string }): Promise<CredentialJson> {
  requireScope(ctx, "credentials:write");
  const { tenantId } = ctx;
  return withTenant(tenantId, async (tx) => {
    // A check that is under way may write its verdict at this very moment; a revocation does not lose against it.
    await tx
      .select({ id: credentialRecords.id })
      .from(credentialRecords)
      .where(isCredential(tenantId, id))
      .for("update");
    const row = await loadCredential(tx, tenantId, id);
    const revoked = await moveCredential(tx, row, "revoked", { secret: null, rotationDue: null });
    if (revoked === undefined)
      throw new AppError("conflict", `Somebody else changed “${row.name}” at this moment; look before you revoke it.`);
    await recordAudit(tx, ctx, {
      action: "credential.revoked",
      entity: credentialEntity,
      entityId: id,
      payload: { secretVersion: row.secretVersion },
    });
    await notify(tx, {
      tenantId,
      type: "credential_status",
      title: `The credential “${row.name}” was revoked`,
      summary: "Its secret is wiped. What used it fails until somebody rotates a new secret in.",
      href: "/settings/credentials",
      data: { credentialId: id, provider: row.provider, status: revoked.status },
      dedupeKey: `credential-revoked:${id}:${row.secretVersion}`,
    });
    return credentialToJson(revoked);
  });
}
