import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { notificationChannels, notificationDeliveries, notificationEvents } from "@/db/schema";
import { readTenant, withSystem, withTenant } from "@/db/tenant";
import { insertMails } from "@/lib/kernel/mail/send-mail";
import type { DeliveryData } from "./events";
import { channelMails } from "./mail-messages";
import { messageOf } from "./message";
import type { SendOutcome } from "./post-message";
import { endOfQuiet } from "./quiet-hours";
import { configOf, quietHoursOf } from "./read-channel";
import { nextDelay } from "./retry-schedule";
import { sendToChannel } from "./send-to-channel";
import { type Settlement, settleDelivery } from "./settle-delivery";

/** What the engine is to do next: nothing, or to come back at a time (ISO 8601). */
export type DeliveryStep = { outcome: "sent" | "failed" | "skipped" } | { outcome: "retry"; at: string };

/** The engine's clock and ours may differ by this much, ms. */
const earlyMs = 1000;

async function loadDelivery({ tenantId, deliveryId }: DeliveryData) {
  const [found] = await readTenant(tenantId, (tx) =>
    tx
      .select({ delivery: notificationDeliveries, event: notificationEvents, channel: notificationChannels })
      .from(notificationDeliveries)
      .innerJoin(
        notificationEvents,
        and(
          eq(notificationEvents.tenantId, notificationDeliveries.tenantId),
          eq(notificationEvents.id, notificationDeliveries.eventId),
        ),
      )
      .innerJoin(
        notificationChannels,
        and(
          eq(notificationChannels.tenantId, notificationDeliveries.tenantId),
          eq(notificationChannels.id, notificationDeliveries.channelId),
        ),
      )
      .where(and(eq(notificationDeliveries.tenantId, tenantId), eq(notificationDeliveries.id, deliveryId))),
  );
  return found;
}
type Loaded = NonNullable<Awaited<ReturnType<typeof loadDelivery>>>;

function settlementOf({ delivery, event, channel }: Loaded) {
  return {
    tenantId: delivery.tenantId,
    deliveryId: delivery.id,
    eventId: event.id,
    channelId: channel.id,
    isDigest: event.type === "digest",
  };
}

/** What an attempt leads to. */
function judge(
  { delivery, channel }: Loaded,
  outcome: SendOutcome,
  { schedule, attemptsBefore }: { schedule: readonly number[]; attemptsBefore: number },
): Pick<Settlement, "status" | "errorMessage" | "nextAttemptAt"> {
  if (outcome.verdict === "sent") return { status: "sent", errorMessage: null, nextAttemptAt: null };
  const failed = { status: "failed", errorMessage: outcome.errorMessage, nextAttemptAt: null } as const;
  if (outcome.verdict !== "retry") return failed;
  const made = delivery.attempts + 1 - attemptsBefore;
  const delay = nextDelay(schedule, { deliveryId: delivery.id, made, retryAfterMs: outcome.retryAfterMs });
  if (delay === null) return failed;
  const due = new Date(Date.now() + delay);
  const quiet = quietHoursOf(channel);
  const nextAttemptAt = (quiet === null ? null : endOfQuiet(due, quiet)) ?? due;
  return { status: "retrying", errorMessage: outcome.errorMessage, nextAttemptAt };
}

/** Mail goes into the outbox in the transaction that calls the delivery sent: exactly once, whatever crashes. */
async function mailDelivery(loaded: Loaded): Promise<boolean> {
  const { recipients = [] } = configOf(loaded.channel);
  const mails = channelMails(messageOf(loaded.event), { tenantId: loaded.event.tenantId, recipients });
  return withSystem(async (tx) => {
    const outcome: SendOutcome = {
      verdict: "sent",
      responseStatus: null,
      responseBody: null,
      errorMessage: null,
      durationMs: 0,
      retryAfterMs: null,
    };
    const settled = await settleDelivery(tx, {
      ...settlementOf(loaded),
      outcome,
      status: "sent",
      errorMessage: null,
      nextAttemptAt: null,
    });
    if (settled) await insertMails(tx, mails);
    return settled;
  });
}

/**
 * Makes one attempt of a delivery and writes down what became of it. One that has ended is never sent again: only a crash
 * between the receiver's answer and our commit repeats it, with the same id.
 * @param schedule waits before each attempt, ms
 */
export async function attemptDelivery(data: DeliveryData, schedule: readonly number[]): Promise<DeliveryStep> {
  const { tenantId, attemptsBefore } = data;
  const loaded = await loadDelivery(data);
  if (loaded === undefined) return { outcome: "skipped" };
  const { delivery, event, channel } = loaded;
  if (delivery.status === "sent" || delivery.status === "failed") return { outcome: "skipped" };
  // The engine asks again after a crash that came between our commit and its own.
  if (delivery.nextAttemptAt !== null && delivery.nextAttemptAt.getTime() > Date.now() + earlyMs) {
    return { outcome: "retry", at: delivery.nextAttemptAt.toISOString() };
  }
  const settle = (change: Pick<Settlement, "outcome" | "status" | "errorMessage" | "nextAttemptAt">) =>
    withTenant(tenantId, (tx: Transaction) => settleDelivery(tx, { ...settlementOf(loaded), ...change }));

  if (channel.deletedAt !== null || !channel.enabled) {
    const errorMessage = channel.deletedAt === null ? "The channel is switched off." : "The channel was deleted.";
    await settle({ outcome: null, status: "failed", errorMessage, nextAttemptAt: null });
    return { outcome: "failed" };
  }
  if (channel.kind === "email") return { outcome: (await mailDelivery(loaded)) ? "sent" : "skipped" };

  const outcome = await sendToChannel(channel, messageOf(event));
  const verdict = judge(loaded, outcome, { schedule, attemptsBefore });
  if (!(await settle({ outcome, ...verdict }))) return { outcome: "skipped" };
  if (verdict.nextAttemptAt !== null) return { outcome: "retry", at: verdict.nextAttemptAt.toISOString() };
  return { outcome: verdict.status === "sent" ? "sent" : "failed" };
}

/** Ends a delivery that the engine has given up. */
export async function giveUpDelivery(data: DeliveryData, errorMessage: string): Promise<void> {
  const loaded = await loadDelivery(data);
  if (loaded === undefined) return;
  await withTenant(data.tenantId, (tx) =>
    settleDelivery(tx, {
      ...settlementOf(loaded),
      outcome: null,
      status: "failed",
      errorMessage,
      nextAttemptAt: null,
    }),
  );
}
