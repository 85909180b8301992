import { and, eq } from "drizzle-orm";
import { notificationDeliveries, userNotifications } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { notify } from "@/lib/kernel/notifications/notify";
import { settleDelivery } from "@/lib/kernel/notifications/settle-delivery";
import { tellMembers } from "@/lib/kernel/notifications/tell-members";
import type { Caller } from "./people";

/** An event that the caller was told of and whose delivery to every channel of theirs failed. Ids of the event and of what the caller sees. */
export async function tellCaller(caller: Caller): Promise<{ eventId: string; notificationId: string }> {
  const { tenantId, userId } = caller;
  const eventId = await withTenant(tenantId, (tx) =>
    notify(tx, {
      tenantId,
      type: "export_ready",
      title: "Export is ready",
      summary: "A file was made.",
      href: "/designs",
      data: { files: 1 },
      userIds: [userId],
    }),
  );
  if (eventId === null) throw new Error("The event was told before.");
  await tellMembers(tenantId, eventId, [userId]);
  return withTenant(tenantId, async (tx) => {
    const deliveries = await tx
      .select()
      .from(notificationDeliveries)
      .where(and(eq(notificationDeliveries.tenantId, tenantId), eq(notificationDeliveries.eventId, eventId)));
    for (const { id: deliveryId, channelId } of deliveries) {
      await settleDelivery(tx, {
        tenantId,
        deliveryId,
        eventId,
        channelId,
        isDigest: false,
        outcome: null,
        status: "failed",
        errorMessage: "Nobody is there.",
        nextAttemptAt: null,
      });
    }
    const [mine] = await tx
      .select({ id: userNotifications.id })
      .from(userNotifications)
      .where(and(eq(userNotifications.tenantId, tenantId), eq(userNotifications.eventId, eventId)));
    return { eventId, notificationId: mine?.id ?? "" };
  });
}
