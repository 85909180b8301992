import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { notificationChannels } from "@/db/schema";
import { notFound } from "@/lib/kernel/errors";
import { type ChannelConfig, type ChannelJson, channelJson } from "./notification-schemas";
import type { QuietHours } from "./quiet-hours";

export type ChannelRow = typeof notificationChannels.$inferSelect;

/** The configuration as it was checked when it was stored. */
export function configOf(channel: Pick<ChannelRow, "config">): ChannelConfig {
  return channelJson.shape.config.parse(channel.config);
}

/** Null: it may be told at any time. */
export function quietHoursOf(channel: Pick<ChannelRow, "config">): QuietHours | null {
  const { quietHours, timeZone = "UTC" } = configOf(channel);
  return quietHours === null || quietHours === undefined ? null : { ...quietHours, timeZone };
}

/** A channel that is not deleted. @throws AppError `not_found` */
export async function loadChannel(tx: Transaction, tenantId: string, id: string): Promise<ChannelRow> {
  const [row] = await tx
    .select()
    .from(notificationChannels)
    .where(
      and(
        eq(notificationChannels.tenantId, tenantId),
        eq(notificationChannels.id, id),
        isNull(notificationChannels.deletedAt),
      ),
    )
    .for("update");
  if (row === undefined) throw notFound("The channel");
  return row;
}

export function channelToJson(row: ChannelRow): ChannelJson {
  const expires = row.previousSecretExpiresAt;
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    credentialId: row.credentialId,
    config: configOf(row),
    events: row.events,
    digest: row.digest,
    enabled: row.enabled,
    disabledReason: row.disabledReason,
    previousSecretExpiresAt: expires !== null && expires > new Date() ? expires.toISOString() : null,
    lastDigestAt: row.lastDigestAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
