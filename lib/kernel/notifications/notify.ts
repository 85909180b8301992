import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { newId } from "@/db/columns";
import { notificationChannels, notificationDeliveries, notificationEvents } from "@/db/schema";
import { emitWithin } from "@/lib/kernel/jobs/outbox";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { redact } from "@/lib/kernel/redact";
import { deliveryOf } from "./announce-delivery";
import { notificationCreated } from "./events";
import type { NotificationType } from "./notification-schemas";

export interface NewNotification {
  tenantId: string;
  type: NotificationType;
  /** One line: `Export of “Autumn mug” is ready`. */
  title: string;
  /** A sentence or two of plain text. */
  summary: string;
  /** Path in the studio: `/designs/…`. */
  href?: string;
  /** Ids and figures for machines; what looks like a secret is taken out. */
  data: Record<string, unknown>;
  /** The same fact told twice is told once. */
  dedupeKey?: string;
  /** Whom it concerns; absent: the members whose role may see such things; empty: nobody. Channels are told in any case. */
  userIds?: readonly string[];
}

const longestTitle = 200;
const longestSummary = 2000;

function shorten(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

/** What `redact` leaves of an object is an object. */
function redactRecord(data: Record<string, unknown>): Record<string, unknown> {
  const clean: unknown = redact(data);
  return typeof clean === "object" && clean !== null ? { ...clean } : {};
}

/**
 * Tells people and channels that something happened, when the caller's transaction commits. The event, its deliveries and
 * what starts them are rows of that transaction, so nothing is told that did not happen, and nothing that did is lost.
 * @returns the event's id; null when the same fact (`dedupeKey`) was told before
 */
export async function notify(tx: Transaction, notification: NewNotification): Promise<string | null> {
  const { tenantId, type, dedupeKey = null, userIds } = notification;
  const channels = await tx
    .select({
      id: notificationChannels.id,
      kind: notificationChannels.kind,
      digest: notificationChannels.digest,
      config: notificationChannels.config,
    })
    .from(notificationChannels)
    .where(
      and(
        eq(notificationChannels.tenantId, tenantId),
        eq(notificationChannels.enabled, true),
        isNull(notificationChannels.deletedAt),
        sql`${type} = any(${notificationChannels.events})`,
      ),
    );
  const id = newId();
  const inserted = await tx
    .insert(notificationEvents)
    .values({
      tenantId,
      id,
      type,
      title: shorten(redact(notification.title), longestTitle),
      href: notification.href ?? null,
      payloadSummary: {
        summary: shorten(redact(notification.summary), longestSummary),
        data: redactRecord(notification.data),
      },
      channelTargets: channels.map((channel) => channel.id),
      // With nobody to send it to, there is nothing left to do.
      dispatchStatus: channels.length === 0 ? "sent" : "queued",
      dedupeKey,
    })
    .onConflictDoNothing()
    .returning({ id: notificationEvents.id });
  if (inserted.length === 0) return null;

  const now = new Date();
  const planned = channels.map((channel) => deliveryOf({ tenantId, eventId: id, channel, now }));
  await Promise.all([
    planned.length === 0
      ? undefined
      : tx.insert(notificationDeliveries).values(planned.map((delivery) => delivery.row)),
    emitWithin(tx, tenantId, [
      // An empty list names nobody: only channels are told.
      ...(userIds?.length === 0
        ? []
        : [{ name: notificationCreated.name, data: { eventId: id, ...(userIds === undefined ? {} : { userIds }) } }]),
      ...planned.flatMap((delivery) => delivery.event ?? []),
    ]),
    recordChanges(tx, tenantId, [{ entity: "notification_events", id, status: "created" }]),
  ]);
  return id;
}
