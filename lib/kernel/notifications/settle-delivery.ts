import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import {
  type DispatchStatus,
  notificationAttempts,
  notificationChannels,
  notificationDeliveries,
  notificationEvents,
} from "@/db/schema";
import { recordChanges } from "@/lib/kernel/live/record-change";
import type { SendOutcome } from "./post-message";

const eventIs = (tenantId: string, id: string) =>
  and(eq(notificationEvents.tenantId, tenantId), eq(notificationEvents.id, id));

/**
 * Derives what has become of an event from its deliveries. Whoever changes a delivery holds the event's row first: two
 * that end at once would otherwise each see the other as still open.
 */
export async function deriveEventStatus(tx: Transaction, tenantId: string, eventId: string): Promise<void> {
  const derived = sql<DispatchStatus>`(
    select case
      when bool_or(d.status = 'retrying') then 'retrying'
      when bool_or(d.status = 'queued') then 'queued'
      when bool_or(d.status = 'failed') then 'failed'
      else 'sent' end
    from ${notificationDeliveries} d where d.tenant_id = ${tenantId} and d.event_id = ${eventId})`;
  const [event] = await tx
    .update(notificationEvents)
    .set({ dispatchStatus: derived })
    .where(eventIs(tenantId, eventId))
    .returning({ status: notificationEvents.dispatchStatus });
  if (event === undefined) return;
  await recordChanges(tx, tenantId, [{ entity: "notification_events", id: eventId, status: event.status }]);
}

export async function lockEvent(tx: Transaction, tenantId: string, eventId: string): Promise<void> {
  await tx
    .select({ id: notificationEvents.id })
    .from(notificationEvents)
    .where(eventIs(tenantId, eventId))
    .for("update");
}

/** What waited for a digest ends as the digest does. */
async function settleDigested(tx: Transaction, tenantId: string, digestId: string, status: "sent" | "failed") {
  const told = await tx
    .update(notificationDeliveries)
    .set({ status, sentAt: status === "sent" ? new Date() : null })
    .where(and(eq(notificationDeliveries.tenantId, tenantId), eq(notificationDeliveries.digestEventId, digestId)))
    .returning({ eventId: notificationDeliveries.eventId });
  for (const eventId of [...new Set(told.map((delivery) => delivery.eventId))].sort()) {
    await lockEvent(tx, tenantId, eventId);
    await deriveEventStatus(tx, tenantId, eventId);
  }
}

async function disableChannel(tx: Transaction, tenantId: string, channelId: string): Promise<void> {
  const disabled = await tx
    .update(notificationChannels)
    .set({ enabled: false, disabledReason: "The receiver answered 410: it wants nothing any more." })
    .where(
      and(
        eq(notificationChannels.tenantId, tenantId),
        eq(notificationChannels.id, channelId),
        eq(notificationChannels.enabled, true),
      ),
    )
    .returning({ id: notificationChannels.id });
  if (disabled.length === 0) return;
  await recordChanges(tx, tenantId, [{ entity: "notification_channels", id: channelId, status: "disabled" }]);
}

export interface Settlement {
  tenantId: string;
  deliveryId: string;
  eventId: string;
  channelId: string;
  isDigest: boolean;
  /** Absent: it ended without an attempt. */
  outcome: SendOutcome | null;
  /** Where a digest's own deliveries go as well. */
  status: Exclude<DispatchStatus, "queued">;
  errorMessage: string | null;
  nextAttemptAt: Date | null;
}

/**
 * Writes down what became of an attempt, in one transaction with all that follows from it.
 * @returns false when the delivery had ended before: somebody else was faster, and nothing is written
 */
export async function settleDelivery(tx: Transaction, settlement: Settlement): Promise<boolean> {
  const { tenantId, deliveryId, eventId, outcome, status, errorMessage, nextAttemptAt } = settlement;
  const made = outcome === null ? 0 : 1;
  const [, moved] = await Promise.all([
    lockEvent(tx, tenantId, eventId),
    tx
      .update(notificationDeliveries)
      .set({
        status,
        errorMessage,
        nextAttemptAt,
        attempts: sql`${notificationDeliveries.attempts} + ${made}`,
        sentAt: status === "sent" ? new Date() : null,
      })
      .where(
        and(
          eq(notificationDeliveries.tenantId, tenantId),
          eq(notificationDeliveries.id, deliveryId),
          inArray(notificationDeliveries.status, ["queued", "retrying"]),
        ),
      )
      .returning({ attempts: notificationDeliveries.attempts }),
  ]);
  const [delivery] = moved;
  if (delivery === undefined) return false;
  await Promise.all([
    outcome === null
      ? undefined
      : tx.insert(notificationAttempts).values({
          tenantId,
          deliveryId,
          number: delivery.attempts,
          responseStatus: outcome.responseStatus,
          responseBody: outcome.responseBody,
          errorMessage: outcome.errorMessage,
          durationMs: outcome.durationMs,
        }),
    deriveEventStatus(tx, tenantId, eventId),
  ]);
  if (outcome?.verdict === "gone") await disableChannel(tx, tenantId, settlement.channelId);
  if (settlement.isDigest && status !== "retrying") await settleDigested(tx, tenantId, eventId, status);
  return true;
}
