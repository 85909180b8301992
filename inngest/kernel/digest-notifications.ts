import { getInngest } from "@/lib/kernel/jobs/client";
import { digestChannels } from "@/lib/kernel/notifications/digest-channels";
import { digestPeople } from "@/lib/kernel/notifications/digest-people";
import { failLostDeliveries, sweepNotifications } from "@/lib/kernel/notifications/sweep-notifications";

/** Four times an hour, because some zones are a quarter or half an hour off: it is eight in the morning somewhere. */
export const digestNotifications = getInngest().createFunction(
  {
    id: "kernel-digest-notifications",
    name: "Make digests",
    retries: 2,
    concurrency: 1,
    triggers: [{ cron: "*/15 * * * *" }],
  },
  async ({ step }) => ({
    channels: await step.run("channels", () => digestChannels()),
    people: await step.run("people", () => digestPeople()),
  }),
);

/** Keeps the log of notifications within its 90 days. */
export const sweepNotificationsNightly = getInngest().createFunction(
  {
    id: "kernel-sweep-notifications",
    name: "Remove old notifications",
    retries: 2,
    concurrency: 1,
    triggers: [{ cron: "41 2 * * *" }],
  },
  async ({ step }) => ({
    lost: await step.run("lost", () => failLostDeliveries()),
    removed: await step.run("old", () => sweepNotifications()),
  }),
);
