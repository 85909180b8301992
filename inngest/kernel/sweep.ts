import { releaseStaleAiCalls } from "@/lib/kernel/ai/ai-calls";
import { sweepIdempotencyKeys } from "@/lib/kernel/http/idempotency";
import { sweepRateLimits } from "@/lib/kernel/http/rate-limit";
import { getInngest } from "@/lib/kernel/jobs/client";
import { sweepOutbox, sweepSentEvents } from "@/lib/kernel/jobs/outbox";
import { sweepChangeLog } from "@/lib/kernel/live/change-feed";
import { deliverQueuedMails } from "@/lib/kernel/mail/send-mail";

/** Sends what a crash between commit and send left in the outbox, and mails that could not leave. */
export const sweepOutboxEveryMinute = getInngest().createFunction(
  {
    id: "kernel-sweep-outbox",
    name: "Send what stayed behind",
    retries: 2,
    concurrency: 1,
    triggers: [{ cron: "* * * * *" }],
  },
  async ({ step }) => {
    const events = await step.run("send-events", () => sweepOutbox());
    const mails = await step.run("send-mails", () => deliverQueuedMails());
    return { events, mails };
  },
);

/** Removes what the kernel keeps for a limited time. */
export const sweepExpiredRows = getInngest().createFunction(
  {
    id: "kernel-sweep-expired",
    name: "Remove expired rows",
    retries: 2,
    concurrency: 1,
    triggers: [{ cron: "*/15 * * * *" }],
  },
  async ({ step }) => ({
    changes: await step.run("change-log", () => sweepChangeLog()),
    idempotencyKeys: await step.run("idempotency-keys", () => sweepIdempotencyKeys()),
    rateLimits: await step.run("rate-limits", () => sweepRateLimits()),
    sentEvents: await step.run("sent-events", () => sweepSentEvents()),
    aiCalls: await step.run("ai-calls", () => releaseStaleAiCalls()),
  }),
);
