import { and, asc, eq, gt, isNull, ne } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { newId } from "@/db/columns";
import { credentialRecords, notificationChannels } from "@/db/schema";
import { readTenant, withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError, notFound } from "@/lib/kernel/errors";
import { requireSafeAddress } from "@/lib/kernel/http/guarded-fetch";
import { decodeIdCursor, type Page, type PageQuery, toPage } from "@/lib/kernel/http/page";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { createSecret, rotationOverlapMs } from "./channel-secret";
import type {
  ChannelConfig,
  ChannelJson,
  ChannelKind,
  CreateChannelInput,
  CreatedChannelJson,
  RotatedSecretJson,
  UpdateChannelInput,
} from "./notification-schemas";
import { channelToJson, loadChannel } from "./read-channel";

const channelIs = (tenantId: string, id: string) =>
  and(eq(notificationChannels.tenantId, tenantId), eq(notificationChannels.id, id));

function refuse(path: string, message: string): AppError {
  return new AppError("validation_failed", `The channel cannot be like this: ${path} ${message}.`, {
    errors: [{ path, message }],
  });
}

/** Which member of the configuration a kind needs, and which ones make no sense for it. */
const neededConfig = { webhook: "url", email: "recipients", slack: null, teams: null } as const;
const kindOfConfig = { url: "webhook", recipients: "email", channel: "slack" } as const;

/** @throws AppError `validation_failed`, `unsafe_address` for a webhook that leads inside somebody's network */
async function checkConfig(kind: ChannelKind, config: ChannelConfig): Promise<void> {
  const needed = neededConfig[kind];
  if (needed !== null && config[needed] === undefined) throw refuse(`config.${needed}`, "is missing");
  for (const name of ["url", "recipients", "channel"] as const) {
    if (config[name] !== undefined && kindOfConfig[name] !== kind) {
      throw refuse(`config.${name}`, `belongs to channels of the kind ${kindOfConfig[name]}`);
    }
  }
  if (config.url !== undefined) await requireSafeAddress(config.url);
}

/** Slack and Teams are reached by a credential for them, the others by none. */
async function checkCredential(tx: Transaction, tenantId: string, kind: ChannelKind, id: string | null): Promise<void> {
  const needsCredential = kind === "slack" || kind === "teams";
  if (!needsCredential) {
    if (id !== null) throw refuse("credentialId", "belongs to channels of the kinds slack and teams");
    return;
  }
  if (id === null) throw refuse("credentialId", "is missing");
  const [credential] = await tx
    .select({ provider: credentialRecords.provider })
    .from(credentialRecords)
    .where(and(eq(credentialRecords.tenantId, tenantId), eq(credentialRecords.id, id)));
  if (credential === undefined) throw refuse("credentialId", "is no credential of this organization");
  if (credential.provider !== kind) throw refuse("credentialId", `is for ${credential.provider}, not for ${kind}`);
}

/** @throws AppError `conflict` when another channel has the name */
async function checkName(tx: Transaction, tenantId: string, name: string, except?: string): Promise<void> {
  const [found] = await tx
    .select({ id: notificationChannels.id })
    .from(notificationChannels)
    .where(
      and(
        eq(notificationChannels.tenantId, tenantId),
        eq(notificationChannels.name, name),
        isNull(notificationChannels.deletedAt),
        except === undefined ? undefined : ne(notificationChannels.id, except),
      ),
    );
  if (found === undefined) return;
  throw new AppError("conflict", `There is a channel “${name}” already.`, {
    errors: [{ path: "name", message: "is taken" }],
  });
}

async function record(tx: Transaction, ctx: Context, id: string, verb: string, payload: object = {}): Promise<void> {
  await Promise.all([
    recordAudit(tx, ctx, {
      action: `notification-channel.${verb}`,
      entity: "notification_channels",
      entityId: id,
      payload: { ...payload },
    }),
    recordChanges(tx, ctx.tenantId, [{ entity: "notification_channels", id, status: verb }]),
  ]);
}

/** Channels, oldest first. */
export async function listChannels({ ctx, query }: { ctx: Context; query: PageQuery }): Promise<Page<ChannelJson>> {
  requireScope(ctx, "channels:read");
  const after = decodeIdCursor(query.cursor);
  const rows = await readTenant(ctx.tenantId, (tx) =>
    tx
      .select()
      .from(notificationChannels)
      .where(
        and(
          eq(notificationChannels.tenantId, ctx.tenantId),
          isNull(notificationChannels.deletedAt),
          after === undefined ? undefined : gt(notificationChannels.id, after),
        ),
      )
      .orderBy(asc(notificationChannels.id))
      .limit(query.limit + 1),
  );
  return toPage(rows, query.limit, (row) => row.id, channelToJson);
}

export async function getChannel({ ctx, id }: { ctx: Context; id: string }): Promise<ChannelJson> {
  requireScope(ctx, "channels:read");
  return withTenant(ctx.tenantId, async (tx) => channelToJson(await loadChannel(tx, ctx.tenantId, id)));
}

/** Makes a channel. The signing secret of a webhook is in this answer only. @throws `validation_failed`, `unsafe_address`, `conflict` */
export async function createChannel({
  ctx,
  input,
}: {
  ctx: Context;
  input: CreateChannelInput;
}): Promise<CreatedChannelJson> {
  requireScope(ctx, "channels:write");
  const { tenantId } = ctx;
  const { kind, config, credentialId = null } = input;
  await checkConfig(kind, config);
  const id = newId();
  const signing = kind === "webhook" ? createSecret(id) : null;
  return withTenant(tenantId, async (tx) => {
    await checkCredential(tx, tenantId, kind, credentialId);
    await checkName(tx, tenantId, input.name);
    const [row] = await tx
      .insert(notificationChannels)
      .values({
        ...input,
        tenantId,
        id,
        credentialId,
        signingSecret: signing?.sealed ?? null,
        createdBy: ctx.userId,
      })
      // Two at once with one name: the second one finds it taken all the same.
      .onConflictDoNothing()
      .returning();
    if (row === undefined) throw new AppError("conflict", `There is a channel “${input.name}” already.`);
    await record(tx, ctx, id, "created", { kind, name: input.name });
    return { ...channelToJson(row), secret: signing?.secret ?? null };
  });
}

/** Changes what is given. Switching a channel on again forgets why it was switched off. */
export async function updateChannel({
  ctx,
  id,
  input,
}: {
  ctx: Context;
  id: string;
  input: UpdateChannelInput;
}): Promise<ChannelJson> {
  requireScope(ctx, "channels:write");
  const { tenantId } = ctx;
  const before = await withTenant(tenantId, (tx) => loadChannel(tx, tenantId, id));
  if (input.config !== undefined) await checkConfig(before.kind, input.config);
  return withTenant(tenantId, async (tx) => {
    const row = await loadChannel(tx, tenantId, id);
    if (input.credentialId !== undefined) await checkCredential(tx, tenantId, row.kind, input.credentialId);
    if (input.name !== undefined) await checkName(tx, tenantId, input.name, id);
    const [changed] = await tx
      .update(notificationChannels)
      .set({ ...input, updatedAt: new Date(), ...(input.enabled === true ? { disabledReason: null } : {}) })
      .where(channelIs(tenantId, id))
      .returning();
    if (changed === undefined) throw notFound("The channel");
    await record(tx, ctx, id, "changed", { fields: Object.keys(input) });
    return channelToJson(changed);
  });
}

/** Deletes a channel; what is under way to it fails, its log stays. */
export async function deleteChannel({ ctx, id }: { ctx: Context; id: string }): Promise<void> {
  requireScope(ctx, "channels:write");
  await withTenant(ctx.tenantId, async (tx) => {
    const row = await loadChannel(tx, ctx.tenantId, id);
    await tx
      .update(notificationChannels)
      // Nothing is sent any more: neither secrets nor the credential are needed.
      .set({ deletedAt: new Date(), enabled: false, signingSecret: null, previousSecret: null, credentialId: null })
      .where(channelIs(ctx.tenantId, id));
    await record(tx, ctx, id, "deleted", { name: row.name, kind: row.kind });
  });
}

/** Gives a webhook a new secret; for a day the one before signs too. @throws `conflict` for other kinds */
export async function rotateChannelSecret({ ctx, id }: { ctx: Context; id: string }): Promise<RotatedSecretJson> {
  requireScope(ctx, "channels:write");
  const { tenantId } = ctx;
  return withTenant(tenantId, async (tx) => {
    const row = await loadChannel(tx, tenantId, id);
    if (row.kind !== "webhook") throw new AppError("conflict", "Only webhooks are signed with a secret.");
    const { secret, sealed } = createSecret(id);
    const previousSecretExpiresAt = new Date(Date.now() + rotationOverlapMs);
    await tx
      .update(notificationChannels)
      .set({ signingSecret: sealed, previousSecret: row.signingSecret, previousSecretExpiresAt })
      .where(channelIs(tenantId, id));
    await record(tx, ctx, id, "secret-rotated");
    return { id, secret, previousSecretExpiresAt: previousSecretExpiresAt.toISOString() };
  });
}
