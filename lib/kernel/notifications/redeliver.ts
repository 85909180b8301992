import { and, eq, inArray, isNull } from "drizzle-orm";
import { notificationChannels, notificationDeliveries } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import { emitWithin } from "@/lib/kernel/jobs/outbox";
import { announceDelivery } from "./announce-delivery";
import { eventToJson, loadEvent } from "./list-events";
import type { EventJson, RedeliverInput } from "./notification-schemas";
import { deriveEventStatus, lockEvent } from "./settle-delivery";

/**
 * Sends an event again by hand, with the same id and a schedule of its own, wherever its delivery has ended and the
 * channel is still in use. @throws AppError `not_found`, `illegal_transition` when there is nothing to send again
 */
export async function redeliverEvent({
  ctx,
  id,
  input,
}: {
  ctx: Context;
  id: string;
  input: RedeliverInput;
}): Promise<EventJson> {
  requireScope(ctx, "channels:write");
  const { tenantId } = ctx;
  return withTenant(tenantId, async (tx) => {
    await loadEvent(tx, tenantId, id);
    await lockEvent(tx, tenantId, id);
    const ended = await tx
      .select({ id: notificationDeliveries.id, channelId: notificationChannels.id, kind: notificationChannels.kind })
      .from(notificationDeliveries)
      .innerJoin(
        notificationChannels,
        and(
          eq(notificationChannels.tenantId, notificationDeliveries.tenantId),
          eq(notificationChannels.id, notificationDeliveries.channelId),
        ),
      )
      .where(
        and(
          eq(notificationDeliveries.tenantId, tenantId),
          eq(notificationDeliveries.eventId, id),
          inArray(notificationDeliveries.status, ["sent", "failed"]),
          isNull(notificationChannels.deletedAt),
          eq(notificationChannels.enabled, true),
          input.channelId === undefined ? undefined : eq(notificationChannels.id, input.channelId),
        ),
      )
      .for("update");
    if (ended.length === 0) {
      throw new AppError(
        "illegal_transition",
        "There is nothing to send again: it is still under way, or no channel that is switched on was told.",
      );
    }
    const queued = await tx
      .update(notificationDeliveries)
      .set({ status: "queued", nextAttemptAt: new Date(), errorMessage: null, sentAt: null })
      .where(
        and(
          eq(notificationDeliveries.tenantId, tenantId),
          inArray(
            notificationDeliveries.id,
            ended.map((delivery) => delivery.id),
          ),
        ),
      )
      .returning({ id: notificationDeliveries.id, attempts: notificationDeliveries.attempts });
    const attemptsOf = new Map(queued.map((delivery) => [delivery.id, delivery.attempts]));
    await emitWithin(
      tx,
      tenantId,
      ended.map(({ id: deliveryId, channelId, kind }) =>
        announceDelivery(kind, {
          deliveryId,
          channelId,
          attemptsBefore: attemptsOf.get(deliveryId) ?? 0,
          // Whoever asks for it now gets it now.
          notBefore: null,
        }),
      ),
    );
    await deriveEventStatus(tx, tenantId, id);
    await recordAudit(tx, ctx, {
      action: "notification-event.redelivered",
      entity: "notification_events",
      entityId: id,
      payload: { channelIds: ended.map((delivery) => delivery.channelId) },
    });
    return eventToJson(await loadEvent(tx, tenantId, id));
  });
}
