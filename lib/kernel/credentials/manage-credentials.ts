import { and, desc, eq, lt, type SQL } from "drizzle-orm";
import { newId } from "@/db/columns";
import { credentialRecords } from "@/db/schema";
import { readTenant, withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { seal } from "@/lib/kernel/crypto/seal";
import { AppError } from "@/lib/kernel/errors";
import { decodeIdCursor, type Page, type PageQuery, toPage } from "@/lib/kernel/http/page";
import { writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { requireFittingInput, requireFittingMetadata, requireSecretApart } from "./check-input";
import { findCredentialProvider } from "./credential-providers";
import {
  type CredentialRow,
  credentialEntity,
  credentialToJson,
  hintOf,
  isCredential,
  loadCredential,
  openSecret,
} from "./credential-rows";
import type {
  CreateCredentialInput,
  CredentialFilter,
  CredentialJson,
  UpdateCredentialInput,
} from "./credential-schemas";
import { nextStatus } from "./credential-states";
import { credentialCheckRequested } from "./events";

/** Credentials, newest first. */
export async function listCredentials({
  ctx,
  query,
}: {
  ctx: Context;
  query: PageQuery & CredentialFilter;
}): Promise<Page<CredentialJson>> {
  requireScope(ctx, "credentials:read");
  const before = decodeIdCursor(query.cursor);
  const conditions: (SQL | undefined)[] = [
    eq(credentialRecords.tenantId, ctx.tenantId),
    before === undefined ? undefined : lt(credentialRecords.id, before),
    query.providerType === undefined ? undefined : eq(credentialRecords.providerType, query.providerType),
    query.provider === undefined ? undefined : eq(credentialRecords.provider, query.provider),
    query.status === undefined ? undefined : eq(credentialRecords.status, query.status),
  ];
  const rows = await readTenant(ctx.tenantId, (tx) =>
    tx
      .select()
      .from(credentialRecords)
      .where(and(...conditions))
      .orderBy(desc(credentialRecords.id))
      .limit(query.limit + 1),
  );
  return toPage(rows, query.limit, (row) => row.id, credentialToJson);
}

/** @throws AppError `not_found` */
export async function getCredential({ ctx, id }: { ctx: Context; id: string }): Promise<CredentialJson> {
  requireScope(ctx, "credentials:read");
  return credentialToJson(await withTenant(ctx.tenantId, (tx) => loadCredential(tx, ctx.tenantId, id)));
}

/**
 * Seals a new secret. It is pending until its provider was asked, which a job does right away.
 * @throws AppError `validation_failed`, `unsafe_address`; `conflict` when the provider has one of this name
 */
export async function createCredential({
  ctx,
  input,
}: {
  ctx: Context;
  input: CreateCredentialInput;
}): Promise<CredentialJson> {
  requireScope(ctx, "credentials:write");
  const { tenantId } = ctx;
  const { providerType, name, secret } = input;
  const provider = await requireFittingInput(input);
  const id = newId();
  return writeWithEvents(tenantId, async (tx, emit) => {
    const [row] = await tx
      .insert(credentialRecords)
      .values({
        tenantId,
        id,
        providerType,
        provider: provider.id,
        name,
        secret: seal(secret, id),
        secretHint: hintOf(secret),
        rotationDue: input.rotationDue == null ? null : new Date(input.rotationDue),
        metadata: { ...input.metadata, provider: provider.id },
        createdBy: ctx.userId,
      })
      .onConflictDoNothing()
      .returning();
    if (row === undefined) throw nameTaken(name, provider.id);
    await recordAudit(tx, ctx, {
      action: "credential.created",
      entity: credentialEntity,
      entityId: id,
      payload: { name, providerType, provider: provider.id, metadata: row.metadata },
    });
    await recordChanges(tx, tenantId, [{ entity: credentialEntity, id, status: row.status }]);
    emit({ name: credentialCheckRequested.name, data: { credentialId: id, secretVersion: row.secretVersion } });
    return credentialToJson(row);
  });
}

function nameTaken(name: string, provider: string): AppError {
  const errors = [{ path: "name", message: "is taken" }];
  return new AppError("conflict", `${nameOf(provider)} has a credential named “${name}” already.`, { errors });
}

const nameOf = (provider: string) => findCredentialProvider(provider)?.name ?? provider;

/** Origin that gets the secret; null when nobody is called. */
function originOf(provider: string, metadata: Record<string, unknown>): string | null {
  const base =
    typeof metadata.baseUrl === "string" ? metadata.baseUrl : findCredentialProvider(provider)?.defaultBaseUrl;
  return typeof base === "string" ? new URL(base).origin : null;
}

/** Another host does not get the secret that was given for the one before. */
function requireSameHost(row: CredentialRow, metadata: Record<string, unknown>): void {
  if (row.secret === null || openSecret(row) === "") return;
  if (originOf(row.provider, row.metadata) === originOf(row.provider, metadata)) return;
  throw new AppError(
    "validation_failed",
    "Another host does not get this secret: rotate it, and give the address then.",
    {
      errors: [{ path: "metadata.baseUrl", message: "is another host than the one the secret was given for" }],
    },
  );
}

/**
 * Changes what is not secret. At another address the provider is asked again.
 * @throws AppError `not_found`, `validation_failed`, `unsafe_address`, `conflict`
 */
export async function updateCredential({
  ctx,
  id,
  input,
}: {
  ctx: Context;
  id: string;
  input: UpdateCredentialInput;
}): Promise<CredentialJson> {
  requireScope(ctx, "credentials:write");
  const { tenantId } = ctx;
  const before = await withTenant(tenantId, (tx) => loadCredential(tx, tenantId, id));
  const provider = findCredentialProvider(before.provider);
  const metadata = input.metadata === undefined ? undefined : { ...input.metadata, provider: before.provider };
  if (before.secret !== null) requireSecretApart(openSecret(before), { name: before.name, metadata: {}, ...input });
  if (metadata !== undefined) {
    if (provider !== undefined) await requireFittingMetadata(provider, metadata);
    requireSameHost(before, metadata);
  }
  return writeWithEvents(tenantId, async (tx, emit) => {
    if (input.name !== undefined && input.name !== before.name) await requireFreeName(tx, before, input.name);
    const { name, rotationDue } = input;
    const [row] = await tx
      .update(credentialRecords)
      .set({
        ...(name === undefined ? {} : { name }),
        ...(metadata === undefined ? {} : { metadata }),
        ...(rotationDue === undefined ? {} : { rotationDue: rotationDue === null ? null : new Date(rotationDue) }),
        updatedAt: new Date(),
      })
      // A secret that was rotated in meanwhile was given for another address.
      .where(and(isCredential(tenantId, id), eq(credentialRecords.secretVersion, before.secretVersion)))
      .returning();
    if (row === undefined) throw new AppError("conflict", "Somebody else changed this credential at this moment.");
    await recordAudit(tx, ctx, {
      action: "credential.changed",
      entity: credentialEntity,
      entityId: id,
      payload: { ...input, ...(metadata === undefined ? {} : { metadata }) },
    });
    const hasMoved = metadata !== undefined && metadata.baseUrl !== before.metadata.baseUrl;
    if (hasMoved && nextStatus(row.status, "accepted") !== undefined)
      emit({ name: credentialCheckRequested.name, data: { credentialId: id, secretVersion: row.secretVersion } });
    await recordChanges(tx, tenantId, [{ entity: credentialEntity, id, status: row.status }]);
    return credentialToJson(row);
  });
}

async function requireFreeName(
  tx: Parameters<typeof loadCredential>[0],
  row: CredentialRow,
  name: string,
): Promise<void> {
  const taken = await tx
    .select({ id: credentialRecords.id })
    .from(credentialRecords)
    .where(
      and(
        eq(credentialRecords.tenantId, row.tenantId),
        eq(credentialRecords.provider, row.provider),
        eq(credentialRecords.name, name),
      ),
    );
  if (taken.length > 0) throw nameTaken(name, row.provider);
}

/** SQLSTATE of a row that others refer to. */
const foreignKeyViolation = "23503";

function isInUse(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
    if ("code" in cause && cause.code === foreignKeyViolation) return true;
  return false;
}

/** @throws AppError `not_found`; `conflict` while a channel, a task's model or a job refers to it */
export async function deleteCredential({ ctx, id }: { ctx: Context; id: string }): Promise<void> {
  requireScope(ctx, "credentials:write");
  const { tenantId } = ctx;
  await withTenant(tenantId, async (tx) => {
    const row = await loadCredential(tx, tenantId, id);
    await tx.delete(credentialRecords).where(isCredential(tenantId, id));
    await recordAudit(tx, ctx, {
      action: "credential.deleted",
      entity: credentialEntity,
      entityId: id,
      payload: { name: row.name, provider: row.provider },
    });
    await recordChanges(tx, tenantId, [{ entity: credentialEntity, id, status: "deleted" }]);
  }).catch((error: unknown) => {
    if (!isInUse(error)) throw error;
    throw new AppError(
      "conflict",
      "A channel, the model of a task or a generation job refers to this credential. Revoke it to wipe its secret.",
    );
  });
}
