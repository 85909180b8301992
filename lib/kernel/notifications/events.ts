import { eventType } from "inngest";
import { z } from "zod";

/** Events of notifications: ids only. `tenantId` is added by the outbox. */
export const notificationCreated = eventType("kernel/notification.created", {
  schema: z.object({
    tenantId: z.uuid(),
    eventId: z.uuid(),
    /** Whom it concerns; absent: the members whose role may see it. */
    userIds: z.array(z.uuid()).optional(),
  }),
});

const deliveryData = z.object({
  tenantId: z.uuid(),
  deliveryId: z.uuid(),
  channelId: z.uuid(),
  /** Attempts made before this round: a delivery by hand starts the schedule anew. */
  attemptsBefore: z.int(),
  /** End of the channel's quiet hours, ISO 8601; null: at once. */
  notBefore: z.iso.datetime().nullable(),
});
export type DeliveryData = z.infer<typeof deliveryData>;

export const deliveryDue = eventType("kernel/notification.delivery-due", { schema: deliveryData });
/** To Slack and Teams, which take about one message a second. */
export const chatDeliveryDue = eventType("kernel/notification.chat-delivery-due", { schema: deliveryData });

export const mailDue = eventType("kernel/notification.mail-due", {
  schema: z.object({
    tenantId: z.uuid(),
    /** Row of `user_notifications`. */
    id: z.uuid(),
    notBefore: z.iso.datetime().nullable(),
  }),
});
