import { getInngest } from "@/lib/kernel/jobs/client";
import { mailDue, notificationCreated } from "@/lib/kernel/notifications/events";
import { mailNotification, tellMembers } from "@/lib/kernel/notifications/tell-members";

/** Puts an event behind the bells of those whom it concerns. */
export const tellNotification = getInngest().createFunction(
  {
    id: "kernel-tell-notification",
    name: "Tell members",
    triggers: [notificationCreated],
    retries: 5,
    concurrency: [{ limit: 10, key: "event.data.tenantId" }],
  },
  // No step: doing it again changes nothing, and a call less is what counts where there are thousands.
  async ({ event }) => ({ told: await tellMembers(event.data.tenantId, event.data.eventId, event.data.userIds) }),
);

/** Mails a notification to somebody who wants that, after their quiet hours. */
export const mailNotificationToMember = getInngest().createFunction(
  {
    id: "kernel-mail-notification",
    name: "Mail a notification",
    triggers: [mailDue],
    retries: 5,
    concurrency: [{ limit: 10, key: "event.data.tenantId" }],
  },
  async ({ event, step }) => {
    if (event.data.notBefore !== null) await step.sleepUntil("quiet-hours", event.data.notBefore);
    return { mailed: await mailNotification(event.data.tenantId, event.data.id) };
  },
);
