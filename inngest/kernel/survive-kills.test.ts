import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { getDb } from "@/db/client";
import { notificationDeliveries, notificationEvents } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { waitFor } from "@/inngest/embedded/test-fixture";
import { sweepOutbox } from "@/lib/kernel/jobs/outbox";
import { type DeliveryStudio, insertWebhook, startDeliveryStudio, tellMany } from "@/scripts/testing/delivery-studio";
import { createOrganization } from "@/scripts/testing/organization";
import { type Receiver, startReceiver } from "@/scripts/testing/webhook-receiver";

const notifications = 1000;
const kills = 6;

let receiver: Receiver;
let studio: DeliveryStudio;
let tenantId: string;
beforeAll(async () => {
  receiver = await startReceiver();
  studio = await startDeliveryStudio({
    server: inject("databaseUrl"),
    allowedHost: receiver.host,
    schedule: Array.from({ length: 10 }, (_, attempt) => (attempt === 0 ? 0 : 50)),
  });
  tenantId = await createOrganization();
});
afterAll(async () => {
  await studio.close();
  await receiver.close();
});

async function countEnded(): Promise<number> {
  const rows = await getDb()
    .select({
      ended: sql<number>`count(*) filter (where ${notificationEvents.dispatchStatus} in ('sent', 'failed'))::int`,
    })
    .from(notificationEvents)
    .where(eq(notificationEvents.tenantId, tenantId));
  return rows[0]?.ended ?? 0;
}

test("1,000 notifications reach a receiver that fails a fifth of the time, through kill -9 of executor and app; what comes twice has the same id and came around a kill", async () => {
  await insertWebhook(tenantId, `${receiver.origin}/in`);
  /** Answers 2xx by event id: their times. */
  const accepted = new Map<string, number[]>();
  receiver.answer = ({ headers }) => {
    if (Math.random() < 0.2) return { status: 503 };
    const id = String(headers["webhook-id"]);
    accepted.set(id, [...(accepted.get(id) ?? []), performance.now()]);
    return { status: 200 };
  };
  const told = await tellMany(tenantId, notifications);
  expect(told.length).toBe(notifications);
  const killedAt: number[] = [];
  for (let kill = 1; kill <= kills; kill += 1) {
    // Spread over the work, without waiting for a time.
    const target = Math.floor((notifications * kill) / (kills + 2)) + Math.floor(Math.random() * 40);
    await waitFor(() => (accepted.size >= target ? true : undefined), `${target} deliveries`, 120_000);
    const victim = kill % 2 === 0 ? studio.app : studio.executor;
    killedAt.push(performance.now());
    await victim.kill();
    victim.start();
  }
  await waitFor(
    async () => {
      // What a killed executor did not take stays in the outbox; in the product a cron function sends it.
      await sweepOutbox(2000).catch(() => undefined);
      return (await countEnded()) === notifications ? true : undefined;
    },
    "all deliveries to end",
    180_000,
  );
  const statuses = await withTenant(tenantId, (tx) =>
    tx
      .select({ status: notificationDeliveries.status, count: sql<number>`count(*)::int` })
      .from(notificationDeliveries)
      .where(eq(notificationDeliveries.tenantId, tenantId))
      .groupBy(notificationDeliveries.status),
  );
  expect(statuses).toEqual([{ status: "sent", count: notifications }]);
  expect([...accepted.keys()].sort()).toEqual([...told].sort());
  const twice = [...accepted.values()].filter((times) => times.length > 1);
  // At most what was under way when something was killed: the limit of an organization's deliveries at once.
  expect(twice.length).toBeLessThanOrEqual(kills * 30);
  for (const times of twice) {
    // The answer that got lost came shortly before or while the process died.
    const first = times[0] ?? 0;
    const distance = Math.min(...killedAt.map((at) => Math.abs(at - first)));
    expect(distance).toBeLessThan(5_000);
  }
}, 400_000);
