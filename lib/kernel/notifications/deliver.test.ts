import { and, eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { closeDatabase, getDb } from "@/db/client";
import { mailOutbox, notificationChannels, notificationDeliveries } from "@/db/schema";
import { withSystem, withTenant } from "@/db/tenant";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type Caller, signUp } from "@/scripts/testing/people";
import { allowHost, type Receiver, startReceiver } from "@/scripts/testing/webhook-receiver";
import { attemptDelivery } from "./deliver";
import type { DeliveryData } from "./events";
import type { ChannelTestJson, CreatedChannelJson, DeliveryJson, EventJson } from "./notification-schemas";
import { notify } from "./notify";
import { standardSchedule } from "./retry-schedule";

let server: ApiServer;
let receiver: Receiver;
let ada: Caller;
beforeAll(async () => {
  server = await startApiServer();
  receiver = await startReceiver();
  allowHost(receiver.host);
});
beforeEach(async () => {
  ada = await signUp(server.origin);
  receiver.received.length = 0;
  receiver.answer = () => ({ status: 200 });
});
afterAll(async () => {
  await receiver.close();
  await server.close();
  await closeDatabase();
});

async function createWebhook(extra: Record<string, unknown> = {}): Promise<CreatedChannelJson> {
  const answer = await ada.post<CreatedChannelJson>("/notification-channels", {
    kind: "webhook",
    name: `Hook ${crypto.randomUUID()}`,
    config: { url: `${receiver.origin}/in` },
    events: ["export_ready"],
    ...extra,
  });
  expect(answer.status).toBe(201);
  return answer.body;
}

async function tell(data: Record<string, unknown> = { files: 2 }): Promise<string> {
  const { tenantId } = ada;
  const id = await withTenant(tenantId, (tx) =>
    notify(tx, { tenantId, type: "export_ready", title: "Export is ready", summary: "Two files.", href: "/x", data }),
  );
  if (id === null) throw new Error("It was told before.");
  return id;
}

/** What the outbox tells the engine about an event's deliveries. */
async function announced(eventId: string): Promise<DeliveryData[]> {
  const { tenantId } = ada;
  const rows = await withTenant(tenantId, (tx) =>
    tx
      .select({ id: notificationDeliveries.id, channelId: notificationDeliveries.channelId })
      .from(notificationDeliveries)
      .where(and(eq(notificationDeliveries.tenantId, tenantId), eq(notificationDeliveries.eventId, eventId))),
  );
  return rows.map(({ id, channelId }) => ({
    tenantId,
    deliveryId: id,
    channelId,
    attemptsBefore: 0,
    notBefore: null,
  }));
}

async function attempt(eventId: string, schedule = standardSchedule, attemptsBefore = 0) {
  const [data] = await announced(eventId);
  if (data === undefined) throw new Error("Nothing was announced.");
  return attemptDelivery({ ...data, attemptsBefore }, schedule);
}

/** Lets the time of the next attempt come. */
async function letTimePass(eventId: string): Promise<void> {
  await withTenant(ada.tenantId, (tx) =>
    tx
      .update(notificationDeliveries)
      .set({ nextAttemptAt: new Date(0) })
      .where(and(eq(notificationDeliveries.tenantId, ada.tenantId), eq(notificationDeliveries.eventId, eventId))),
  );
}

const readDelivery = async (eventId: string) =>
  (await ada.get<{ items: DeliveryJson[] }>(`/notification-events/${eventId}/deliveries`)).body.items[0];
const readStatus = async (eventId: string) =>
  (await ada.get<EventJson>(`/notification-events/${eventId}`)).body.dispatchStatus;

describe("a webhook", () => {
  test("is signed as Standard Webhooks says, with both secrets for a day after a rotation", async () => {
    const channel = await createWebhook();
    const eventId = await tell();
    expect(await attempt(eventId)).toEqual({ outcome: "sent" });
    const [first] = receiver.received;
    if (first === undefined) throw new Error("Nothing arrived.");
    const headers = first.headers as Record<string, string>;
    expect(headers["webhook-id"]).toBe(eventId);
    expect(new Webhook(channel.secret ?? "").verify(first.body, headers)).toMatchObject({
      type: "export.ready",
      data: { title: "Export is ready", summary: "Two files.", details: { files: 2 } },
    });

    const rotated = await ada.post<{ secret: string }>(`/notification-channels/${channel.id}/rotate-secret`);
    expect(rotated.body.secret).toMatch(/^whsec_/);
    await attempt(await tell());
    const second = receiver.received[1];
    if (second === undefined) throw new Error("Nothing arrived.");
    for (const secret of [channel.secret ?? "", rotated.body.secret]) {
      expect(new Webhook(secret).verify(second.body, second.headers as Record<string, string>)).toBeDefined();
    }
    await getDb()
      .update(notificationChannels)
      .set({ previousSecretExpiresAt: new Date(0) })
      .where(eq(notificationChannels.id, channel.id));
    await attempt(await tell());
    const third = receiver.received[2];
    expect(String(third?.headers["webhook-signature"]).split(" ").length).toBe(1);
  });

  test("goes from queued to retrying to sent, and is sent once", async () => {
    await createWebhook();
    const eventId = await tell();
    expect(await readStatus(eventId)).toBe("queued");
    receiver.answer = () => ({ status: 503, body: "token=abcdefgh12345678 is down" });
    expect(await attempt(eventId)).toMatchObject({ outcome: "retry" });
    expect(await readStatus(eventId)).toBe("retrying");
    // Asked too early, after a crash: it waits on without another request.
    expect(await attempt(eventId)).toMatchObject({ outcome: "retry" });
    expect(receiver.received.length).toBe(1);
    receiver.answer = () => ({ status: 204, body: "" });
    await letTimePass(eventId);
    expect(await attempt(eventId)).toEqual({ outcome: "sent" });
    expect(await attempt(eventId)).toEqual({ outcome: "skipped" });
    expect(receiver.received.map(({ headers }) => headers["webhook-id"])).toEqual([eventId, eventId]);
    const delivery = await readDelivery(eventId);
    expect(delivery).toMatchObject({ status: "sent", attempts: 2, nextAttemptAt: null });
    expect(delivery?.attemptLog).toMatchObject([
      { number: 2, responseStatus: 204 },
      { number: 1, responseStatus: 503, errorMessage: "The receiver answered 503." },
    ]);
    expect(JSON.stringify(delivery)).not.toContain("abcdefgh12345678");
    expect(await readStatus(eventId)).toBe("sent");
  });

  test("fails when the schedule is at its end, and is sent again by hand with the same id", async () => {
    const channel = await createWebhook();
    const eventId = await tell();
    receiver.answer = () => ({ status: 302, headers: { location: `${receiver.origin}/elsewhere` } });
    expect(await attempt(eventId, [0, 1])).toMatchObject({ outcome: "retry" });
    expect(await ada.post(`/notification-events/${eventId}/redeliver`, {})).toMatchObject({ status: 409 });
    await letTimePass(eventId);
    expect(await attempt(eventId, [0, 1])).toEqual({ outcome: "failed" });
    expect(await readStatus(eventId)).toBe("failed");
    expect(receiver.received.every(({ path }) => path === "/in")).toBe(true);
    receiver.answer = () => ({ status: 200 });
    const again = await ada.post(`/notification-events/${eventId}/redeliver`, { channelId: channel.id });
    expect(again).toMatchObject({ status: 202, body: { dispatchStatus: "queued" } });
    expect(await attempt(eventId, [0, 1], 2)).toEqual({ outcome: "sent" });
    expect(await readDelivery(eventId)).toMatchObject({ status: "sent", attempts: 3 });
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"]))).toEqual(new Set([eventId]));
  });

  test("is switched off by a 410, and honours Retry-After", async () => {
    const channel = await createWebhook();
    const patient = await tell();
    receiver.answer = () => ({ status: 429, headers: { "retry-after": "3600" } });
    const step = await attempt(patient);
    const waits = step.outcome === "retry" ? Date.parse(step.at) - Date.now() : 0;
    expect(Math.round(waits / 60_000)).toBe(60);
    receiver.answer = () => ({ status: 410 });
    const gone = await tell();
    expect(await attempt(gone)).toEqual({ outcome: "failed" });
    expect((await ada.get(`/notification-channels/${channel.id}`)).body).toMatchObject({ enabled: false });
    await letTimePass(patient);
    expect(await attempt(patient)).toEqual({ outcome: "failed" });
    expect(receiver.received.length).toBe(2);
    // Nothing is planned for it any more; on again, it forgets why it was off.
    expect(await announced(await tell())).toEqual([]);
    const on = await ada.call("PATCH", `/notification-channels/${channel.id}`, { enabled: true });
    expect(on.body).toMatchObject({ enabled: true, disabledReason: null });
  });

  test("stays under 20 kB, and its summary holds no secrets", async () => {
    await createWebhook();
    const eventId = await tell({ apiKey: "sk-live-0123456789abcdef", text: "x".repeat(30_000) });
    await attempt(eventId);
    const body = receiver.received[0]?.body ?? "";
    expect(Buffer.byteLength(body)).toBeLessThan(20_000);
    expect(JSON.parse(body)).toMatchObject({ data: { truncated: true } });
    const event = await ada.get<EventJson>(`/notification-events/${eventId}`);
    expect(JSON.stringify(event.body)).not.toContain("0123456789abcdef");
  });

  test("never reaches an inner address, whichever way it is written", async () => {
    const inner = [
      "http://127.0.0.1:9/",
      "http://[::ffff:10.0.0.1]/",
      "http://localhost:9/",
      "http://169.254.169.254/",
    ];
    for (const url of inner) {
      const body = { kind: "webhook", name: url, config: { url }, events: ["export_ready"] };
      expect(await ada.post("/notification-channels", body)).toMatchObject({
        status: 422,
        body: { code: "unsafe_address" },
      });
    }
    // Its name led elsewhere when it was stored.
    const channel = await createWebhook();
    await getDb()
      .update(notificationChannels)
      .set({ config: { url: `http://localhost:${new URL(receiver.origin).port}/` } })
      .where(eq(notificationChannels.id, channel.id));
    const eventId = await tell();
    expect(await attempt(eventId)).toEqual({ outcome: "failed" });
    expect(await readDelivery(eventId)).toMatchObject({ attemptLog: [{ responseStatus: null }] });
    expect((await readDelivery(eventId))?.errorMessage).toContain("private, loopback");
    const refused = await ada.post<ChannelTestJson>(`/notification-channels/${channel.id}/test`);
    expect(refused.body).toMatchObject({ ok: false, responseStatus: null });
  });
});

test("two attempts at once are one delivery, and mail goes into the outbox exactly once", async () => {
  const recipient = `${crypto.randomUUID()}@example.com`;
  await ada.post("/notification-channels", {
    kind: "email",
    name: "Team",
    config: { recipients: [recipient] },
    events: ["export_ready"],
  });
  const eventId = await tell();
  const outcomes = await Promise.all([attempt(eventId), attempt(eventId), attempt(eventId)]);
  expect(outcomes.filter(({ outcome }) => outcome === "sent").length).toBe(1);
  const mails = await withSystem((tx) => tx.select().from(mailOutbox).where(eq(mailOutbox.recipient, recipient)));
  expect(mails).toMatchObject([{ subject: "Export is ready", template: "notification", organizationId: ada.tenantId }]);
});

test("the same fact is told once, also by two at once", async () => {
  const { tenantId } = ada;
  const once = () =>
    withTenant(tenantId, (tx) =>
      notify(tx, { tenantId, type: "limit_near", title: "Near", summary: "", data: {}, dedupeKey: "2026-11" }),
    );
  const ids = await Promise.all([once(), once(), once()]);
  expect(ids.filter((id) => id !== null).length).toBe(1);
  expect(await once()).toBeNull();
});
