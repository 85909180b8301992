import { and, asc, eq, inArray, lt } from "drizzle-orm";
import { notificationDeliveries, notificationEvents } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import { settleDelivery } from "./settle-delivery";

const dayMs = 24 * 60 * 60 * 1000;
const retentionDays = 90;
/** No attempt is further away than a day, its jitter and quiet hours: what is overdue for longer has lost its run, which somebody cancelled. */
const lostAfterDays = 3;
const sweepLimit = 5000;

/** Removes events older than 90 days with everything that hangs on them. Returns how many. */
export async function sweepNotifications(now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - retentionDays * dayMs);
  return withSystem(async (tx) => {
    const old = tx
      .select({ id: notificationEvents.id })
      .from(notificationEvents)
      .where(lt(notificationEvents.createdAt, before))
      .orderBy(asc(notificationEvents.createdAt))
      .limit(sweepLimit);
    const removed = await tx
      .delete(notificationEvents)
      .where(inArray(notificationEvents.id, old))
      .returning({ id: notificationEvents.id });
    return removed.length;
  });
}

/** Ends deliveries whose run is gone, so that nothing is under way for ever. Returns how many. */
export async function failLostDeliveries(now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - lostAfterDays * dayMs);
  return withSystem(async (tx) => {
    const lost = await tx
      .select({ delivery: notificationDeliveries, type: notificationEvents.type })
      .from(notificationDeliveries)
      .innerJoin(
        notificationEvents,
        and(
          eq(notificationEvents.tenantId, notificationDeliveries.tenantId),
          eq(notificationEvents.id, notificationDeliveries.eventId),
        ),
      )
      .where(
        and(
          inArray(notificationDeliveries.status, ["queued", "retrying"]),
          lt(notificationDeliveries.nextAttemptAt, before),
        ),
      )
      .orderBy(asc(notificationDeliveries.nextAttemptAt))
      .limit(500);
    for (const { delivery, type } of lost) {
      await settleDelivery(tx, {
        tenantId: delivery.tenantId,
        deliveryId: delivery.id,
        eventId: delivery.eventId,
        channelId: delivery.channelId,
        isDigest: type === "digest",
        outcome: null,
        status: "failed",
        errorMessage: "Its job was cancelled.",
        nextAttemptAt: null,
      });
    }
    return lost.length;
  });
}
