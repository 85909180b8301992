import { newId } from "@/db/columns";
import type { notificationChannels, notificationDeliveries } from "@/db/schema";
import type { OutboxEvent } from "@/lib/kernel/jobs/outbox";
import { chatDeliveryDue, type DeliveryData, deliveryDue } from "./events";
import type { ChannelKind } from "./notification-schemas";
import { endOfQuiet } from "./quiet-hours";
import { quietHoursOf } from "./read-channel";

type ChannelRow = typeof notificationChannels.$inferSelect;
type DeliveryRow = typeof notificationDeliveries.$inferInsert;

/** The event that makes the engine attempt a delivery. */
export function announceDelivery(kind: ChannelKind, data: Omit<DeliveryData, "tenantId">): OutboxEvent {
  const isChat = kind === "slack" || kind === "teams";
  return { name: (isChat ? chatDeliveryDue : deliveryDue).name, data };
}

/**
 * The row of a new delivery, and what starts it. A channel with a digest lets it wait for that; a channel in its quiet
 * hours until they end.
 */
export function deliveryOf({
  tenantId,
  eventId,
  channel,
  now,
}: {
  tenantId: string;
  eventId: string;
  channel: Pick<ChannelRow, "id" | "kind" | "digest" | "config">;
  now: Date;
}): { row: DeliveryRow; event: OutboxEvent | null } {
  const id = newId();
  const waitsForDigest = channel.digest !== "none";
  const quiet = quietHoursOf(channel);
  const end = quiet === null ? null : endOfQuiet(now, quiet);
  const row = { tenantId, id, eventId, channelId: channel.id, waitsForDigest };
  if (waitsForDigest) return { row, event: null };
  return {
    row: { ...row, nextAttemptAt: end ?? now },
    event: announceDelivery(channel.kind, {
      deliveryId: id,
      channelId: channel.id,
      attemptsBefore: 0,
      notBefore: end?.toISOString() ?? null,
    }),
  };
}
