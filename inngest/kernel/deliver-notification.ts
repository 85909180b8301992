import { type Inngest, RetryAfterError } from "inngest";
import { getInngest } from "@/lib/kernel/jobs/client";
import { attemptDelivery, giveUpDelivery } from "@/lib/kernel/notifications/deliver";
import { chatDeliveryDue, deliveryDue } from "@/lib/kernel/notifications/events";
import { standardSchedule } from "@/lib/kernel/notifications/retry-schedule";

/** More than the schedule's nine, so that a failure of our own costs the receiver no attempt. */
const retries = 20;

/** A channel whose receiver never answers keeps only so many of its deliveries waiting, and an organization so many of all. */
const concurrency: [{ limit: number; key: string }, { limit: number; key: string }] = [
  { limit: 10, key: "event.data.channelId" },
  { limit: 30, key: "event.data.tenantId" },
];

/**
 * The two functions that deliver to channels: one run a delivery, one call of the engine an attempt, and no step beside.
 * A failed attempt ends with the time of the next one, which the engine keeps.
 * @param schedule waits before each attempt, ms
 */
export function createDeliveryFunctions(inngest: Inngest, schedule: readonly number[]) {
  const deliver = inngest.createFunction(
    {
      id: "kernel-deliver-notification",
      name: "Deliver a notification",
      triggers: [deliveryDue],
      retries,
      concurrency,
      onFailure: async ({ event, error }) =>
        giveUpDelivery(deliveryDue.schema.parse(event.data.event.data), error.message),
    },
    async ({ event, step }) => {
      if (event.data.notBefore !== null) await step.sleepUntil("quiet-hours", event.data.notBefore);
      const next = await attemptDelivery(event.data, schedule);
      if (next.outcome === "retry") throw new RetryAfterError("The receiver did not take it.", new Date(next.at));
      return next;
    },
  );
  const deliverChat = inngest.createFunction(
    {
      id: "kernel-deliver-chat-message",
      name: "Deliver a notification to Slack or Teams",
      triggers: [chatDeliveryDue],
      retries,
      concurrency,
      // Slack takes about one message a second for a channel, Teams four.
      throttle: { limit: 1, period: "1s", key: "event.data.channelId" },
      onFailure: async ({ event, error }) =>
        giveUpDelivery(chatDeliveryDue.schema.parse(event.data.event.data), error.message),
    },
    async ({ event, step }) => {
      if (event.data.notBefore !== null) await step.sleepUntil("quiet-hours", event.data.notBefore);
      const next = await attemptDelivery(event.data, schedule);
      if (next.outcome === "retry") throw new RetryAfterError("The receiver did not take it.", new Date(next.at));
      return next;
    },
  );
  return [deliver, deliverChat] as const;
}

export const [deliverNotification, deliverChatMessage] = createDeliveryFunctions(getInngest(), standardSchedule);
