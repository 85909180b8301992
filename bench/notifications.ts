import { createTestDatabase, waitFor } from "@/inngest/embedded/test-fixture";
import { insertWebhook, startDeliveryStudio, tellMany } from "@/scripts/testing/delivery-studio";
import { createOrganization } from "@/scripts/testing/organization";
import { startReceiver } from "@/scripts/testing/webhook-receiver";
import type { Figure } from "./run";

const notifications = 500;
const rounds = 3;
/** As many at once as the studio sends to one channel. */
const atOnce = 10;
const baselineName = `a bare fetch loop, ${atOnce} at once: nothing signed, stored or retried`;

/** Ms in which the same receiver takes as many POSTs of the same size from a loop. */
async function timeLoop(url: string, body: string): Promise<number> {
  const started = performance.now();
  let left = notifications;
  const lane = async () => {
    for (; left > 0; ) {
      left -= 1;
      const answer = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
      await answer.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Deliveries a second from `notify` to the receiver, through outbox, executor and app as real processes. */
export async function* benchNotifications(): AsyncGenerator<Figure> {
  const database = await createTestDatabase();
  const receiver = await startReceiver();
  process.env.ATELIER_MASTER_KEY ??= Buffer.alloc(32, 7).toString("base64");
  const studio = await startDeliveryStudio({ server: database.url, allowedHost: receiver.host, schedule: [0] });
  try {
    const tenantId = await createOrganization();
    await insertWebhook(tenantId, `${receiver.origin}/in`);
    const timeDeliveries = async () => {
      receiver.received.length = 0;
      const started = performance.now();
      await tellMany(tenantId, notifications);
      await waitFor(() => (receiver.received.length >= notifications ? true : undefined), "the deliveries", 120_000);
      return performance.now() - started;
    };
    // Warms both up, and gives the loop a body of the size that is sent.
    await timeDeliveries();
    const body = receiver.received[0]?.body ?? "{}";
    const times: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      times.push(await timeDeliveries());
      bare.push(await timeLoop(`${receiver.origin}/loop`, body));
    }
    const value = (notifications / median(times)) * 1000;
    const baseline = (notifications / median(bare)) * 1000;
    const name = "notifications.throughput";
    yield { name, value, unit: "deliveries/s", baseline, baselineName, ratio: value / baseline };
  } finally {
    await studio.close();
    await receiver.close();
    await database.close();
  }
}
