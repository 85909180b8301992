import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { newId } from "@/db/columns";
import { credentialRecords, notificationDeliveries } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { seal } from "@/lib/kernel/crypto/seal";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type Caller, signUp } from "@/scripts/testing/people";
import { allowHost, type Receiver, startReceiver } from "@/scripts/testing/webhook-receiver";
import { attemptDelivery, type DeliveryStep } from "./deliver";
import type { ChannelJson, ChannelTestJson, DeliveryJson } from "./notification-schemas";
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
  receiver.answer = () => ({ status: 200, body: "ok" });
});
afterAll(async () => {
  await receiver.close();
  await server.close();
  await closeDatabase();
});

async function insertCredential(provider: "slack" | "teams", secret: string, metadata: Record<string, unknown> = {}) {
  const id = newId();
  await withTenant(ada.tenantId, (tx) =>
    tx.insert(credentialRecords).values({
      tenantId: ada.tenantId,
      id,
      providerType: "notification",
      provider,
      name: id,
      status: "valid",
      secret: seal(secret, id),
      metadata: { provider, ...metadata },
    }),
  );
  return id;
}

const createChannel = (kind: string, body: Record<string, unknown>) =>
  ada.post<ChannelJson>("/notification-channels", { kind, name: `${kind} channel`, events: ["export_ready"], ...body });

async function deliver(summary = "Two files & a <report>."): Promise<{ step: DeliveryStep; delivery: DeliveryJson }> {
  const { tenantId } = ada;
  const eventId = await withTenant(tenantId, (tx) =>
    notify(tx, { tenantId, type: "export_ready", title: "Export is ready", summary, href: "/designs", data: {} }),
  );
  const [row] = await withTenant(tenantId, (tx) =>
    tx
      .select()
      .from(notificationDeliveries)
      .where(and(eq(notificationDeliveries.tenantId, tenantId), eq(notificationDeliveries.eventId, eventId ?? ""))),
  );
  if (row === undefined) throw new Error("Nothing was planned.");
  const data = { tenantId, deliveryId: row.id, channelId: row.channelId, attemptsBefore: 0, notBefore: null };
  const step = await attemptDelivery(data, standardSchedule);
  const { body } = await ada.get<{ items: DeliveryJson[] }>(`/notification-events/${eventId}/deliveries`);
  const [delivery] = body.items;
  if (delivery === undefined) throw new Error("The log is empty.");
  return { step, delivery };
}

const lastBody = () => JSON.parse(receiver.received.at(-1)?.body ?? "null");

test("Slack gets blocks at its webhook's address, which no answer shows", async () => {
  const secret = `${receiver.origin}/services/T0/B0/verysecretpath`;
  const channel = await createChannel("slack", { credentialId: await insertCredential("slack", secret) });
  expect(channel.status).toBe(201);
  const { step, delivery } = await deliver();
  expect(step).toEqual({ outcome: "sent" });
  expect(receiver.received[0]?.path).toBe("/services/T0/B0/verysecretpath");
  expect(lastBody()).toMatchObject({
    text: "Export is ready",
    blocks: [{ type: "header" }, { text: { text: "Two files &amp; a &lt;report&gt;." } }, { type: "section" }],
  });
  expect(JSON.stringify([channel.body, delivery])).not.toContain("verysecretpath");
  const tested = await ada.post<ChannelTestJson>(`/notification-channels/${channel.body.id}/test`);
  expect(tested.body).toMatchObject({ ok: true, responseStatus: 200 });
});

test("a Slack bot posts to its channel; what Slack refuses in a 200 is no success", async () => {
  const credentialId = await insertCredential("slack", "xoxb-0123-abcdef", { baseUrl: `${receiver.origin}/api` });
  await createChannel("slack", { credentialId, config: { channel: "#prints" } });
  receiver.answer = () => ({ status: 200, body: '{"ok":true}' });
  expect((await deliver()).step).toEqual({ outcome: "sent" });
  expect(receiver.received[0]).toMatchObject({
    path: "/api/chat.postMessage",
    headers: { authorization: "Bearer xoxb-0123-abcdef" },
  });
  expect(lastBody()).toMatchObject({ channel: "#prints" });
  receiver.answer = () => ({ status: 200, body: '{"ok":false,"error":"channel_not_found"}' });
  const refused = await deliver();
  expect(refused.step).toEqual({ outcome: "failed" });
  expect(refused.delivery.errorMessage).toBe("Slack refused it: channel_not_found.");
  receiver.answer = () => ({ status: 200, body: '{"ok":false,"error":"internal_error"}' });
  expect((await deliver()).step).toMatchObject({ outcome: "retry" });
});

test("Teams gets an Adaptive Card of at most 28 kB", async () => {
  await createChannel("teams", { credentialId: await insertCredential("teams", `${receiver.origin}/workflows/1`) });
  receiver.answer = () => ({ status: 202 });
  expect((await deliver("é".repeat(50_000))).step).toEqual({ outcome: "sent" });
  const [request] = receiver.received;
  expect(Buffer.byteLength(request?.body ?? "")).toBeLessThan(28_000);
  expect(lastBody()).toMatchObject({
    type: "message",
    attachments: [
      {
        contentType: "application/vnd.microsoft.card.adaptive",
        content: { type: "AdaptiveCard", actions: [{ type: "Action.OpenUrl" }] },
      },
    ],
  });
});

test("a credential that is revoked ends the delivery with the reason", async () => {
  const credentialId = await insertCredential("teams", `${receiver.origin}/workflows/1`);
  await createChannel("teams", { credentialId });
  expect((await ada.post(`/credentials/${credentialId}/revoke`)).status).toBe(200);
  const { step, delivery } = await deliver();
  expect(step).toEqual({ outcome: "failed" });
  expect(delivery.errorMessage).toContain("is revoked");
  expect(receiver.received).toEqual([]);
});

test("channels say what is wrong with them", async () => {
  const slack = await insertCredential("slack", "xoxb-1");
  const stranger = await signUp(server.origin);
  const cases: [string, Record<string, unknown>, string][] = [
    ["webhook", {}, "config.url"],
    ["email", {}, "config.recipients"],
    ["slack", {}, "credentialId"],
    ["teams", { credentialId: slack }, "credentialId"],
    ["webhook", { config: { url: "https://hooks.example.com" }, credentialId: slack }, "credentialId"],
    ["slack", { credentialId: slack, config: { url: "https://hooks.example.com" } }, "config.url"],
    ["webhook", { config: { url: "ftp://hooks.example.com" } }, "config.url"],
    ["webhook", { config: { url: "https://a:b@hooks.example.com" } }, "config.url"],
    ["email", { config: { recipients: ["nobody"] } }, "config.recipients.0"],
  ];
  for (const [kind, body, path] of cases) {
    const answer = await createChannel(kind, body);
    expect(answer, `${kind} ${JSON.stringify(body)}`).toMatchObject({ status: 422, body: { errors: [{ path }] } });
  }
  const made = await createChannel("email", { config: { recipients: ["a@example.com"] } });
  expect((await createChannel("email", { config: { recipients: ["b@example.com"] } })).status).toBe(409);
  for (const [method, path] of [
    ["GET", ""],
    ["PATCH", ""],
    ["DELETE", ""],
    ["POST", "/test"],
    ["POST", "/rotate-secret"],
  ] as const) {
    const answer = await stranger.call(
      method,
      `/notification-channels/${made.body.id}${path}`,
      method === "GET" ? undefined : {},
    );
    expect(answer.status).toBe(404);
  }
  expect((await ada.post(`/notification-channels/${made.body.id}/rotate-secret`)).status).toBe(409);
  expect((await ada.call("DELETE", `/notification-channels/${made.body.id}`)).status).toBe(204);
  expect((await createChannel("email", { config: { recipients: ["b@example.com"] } })).status).toBe(201);
});
