import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { mailOutbox, notificationDeliveries, notificationEvents, outboxEvents, userNotifications } from "@/db/schema";
import { withSystem, withTenant } from "@/db/tenant";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type Caller, joinAs, signUp } from "@/scripts/testing/people";
import { attemptDelivery } from "./deliver";
import { digestChannels } from "./digest-channels";
import { digestPeople } from "./digest-people";
import { mailDue } from "./events";
import type {
  ChannelJson,
  EventJson,
  NotificationJson,
  NotificationType,
  PreferencesJson,
} from "./notification-schemas";
import { notify } from "./notify";
import { notifyFailedRun } from "./notify-failed-run";
import { standardSchedule } from "./retry-schedule";
import { failLostDeliveries, sweepNotifications } from "./sweep-notifications";
import { mailNotification, tellMembers } from "./tell-members";

const dayMs = 24 * 60 * 60 * 1000;
let server: ApiServer;
let ada: Caller;
beforeAll(async () => {
  server = await startApiServer();
});
beforeEach(async () => {
  ada = await signUp(server.origin);
});
afterAll(async () => {
  await server.close();
  await closeDatabase();
});

interface List<Item> {
  items: Item[];
}

async function tell(type: NotificationType, userIds?: string[]): Promise<string> {
  const { tenantId } = ada;
  const id = await withTenant(tenantId, (tx) =>
    notify(tx, {
      tenantId,
      type,
      title: `About ${type}`,
      summary: "It happened.",
      href: "/designs",
      data: {},
      ...(userIds === undefined ? {} : { userIds }),
    }),
  );
  if (id === null) throw new Error("It was told before.");
  await tellMembers(tenantId, id, userIds);
  return id;
}

const mine = async (caller: Caller, query = "") =>
  (await caller.get<List<NotificationJson>>(`/notifications${query}`)).body.items;
const unread = async (caller: Caller) => (await caller.get<{ unread: number }>("/notifications/unread")).body.unread;
const mailsTo = (caller: Caller) =>
  withSystem((tx) => tx.select().from(mailOutbox).where(eq(mailOutbox.recipient, caller.email)));
const prefer = (caller: Caller, body: unknown) =>
  caller.call<PreferencesJson>("PUT", "/notification-preferences", body);

/** What the outbox says about mails that are due. */
async function mailsDue() {
  const rows = await withTenant(ada.tenantId, (tx) =>
    tx
      .select({ data: outboxEvents.data })
      .from(outboxEvents)
      .where(and(eq(outboxEvents.tenantId, ada.tenantId), eq(outboxEvents.name, mailDue.name))),
  );
  return rows.map(({ data }) => mailDue.schema.parse(data));
}

describe("people", () => {
  test("are told by name, or by what their role may see, once", async () => {
    const viewer = await joinAs(ada, "viewer");
    const designer = await joinAs(ada, "designer");
    const engineer = await joinAs(ada, "engineer");
    const everybody = [ada, viewer, designer, engineer];
    const stranger = await signUp(server.origin);
    const toldOf = async (type: NotificationType, userIds?: string[]) => {
      const eventId = await tell(type, userIds);
      await tellMembers(ada.tenantId, eventId, userIds);
      const found = [];
      for (const caller of everybody) {
        const hits = (await mine(caller)).filter((notification) => notification.eventId === eventId);
        expect(hits.length).toBeLessThanOrEqual(1);
        if (hits.length === 1) found.push(caller);
      }
      return found;
    };
    expect(await toldOf("export_ready", [viewer.userId, stranger.userId])).toEqual([viewer]);
    expect(await toldOf("credential_status")).toEqual([ada, engineer]);
    expect(await toldOf("limit_near")).toEqual([ada]);
    expect(await toldOf("campaign_live")).toEqual(everybody);
    expect(await toldOf("digest")).toEqual([]);
    expect(await mine(stranger)).toEqual([]);
  });

  test("read what is theirs, and nobody else's", async () => {
    const viewer = await joinAs(ada, "viewer");
    await tell("campaign_live");
    await tell("export_ready", [viewer.userId]);
    expect(await unread(viewer)).toBe(2);
    const [newest] = await mine(viewer);
    expect(newest).toMatchObject({ type: "export_ready", readAt: null, href: "/designs", summary: "It happened." });
    expect(await ada.post(`/notifications/${newest?.id}/read`, {})).toMatchObject({ status: 404 });
    const read = await viewer.post<NotificationJson>(`/notifications/${newest?.id}/read`, {});
    expect(read.body.readAt).not.toBeNull();
    expect((await viewer.post(`/notifications/${newest?.id}/read`, {})).body).toEqual(read.body);
    expect((await mine(viewer, "?unread=true")).map(({ type }) => type)).toEqual(["campaign_live"]);
    expect((await mine(viewer, "?type=export_ready")).length).toBe(1);
    await viewer.post(`/notifications/${newest?.id}/read`, { read: false });
    expect(await unread(viewer)).toBe(2);
    expect((await viewer.post("/notifications/read-all")).body).toEqual({ read: 2 });
    expect([await unread(viewer), await unread(ada)]).toEqual([0, 1]);
  });

  test("choose what reaches them, and where", async () => {
    const usual = (await ada.get<PreferencesJson>("/notification-preferences")).body;
    expect(usual).toMatchObject({ timeZone: "UTC", quietHours: null });
    expect(usual.types).toMatchObject({
      export_ready: { inApp: true, email: "off" },
      run_failed: { inApp: true, email: "now" },
    });
    await prefer(ada, {
      types: { run_failed: { inApp: false, email: "now" }, limit_near: { inApp: false, email: "off" } },
    });
    await tell("limit_near");
    await tell("run_failed");
    expect([await mine(ada), await unread(ada)]).toEqual([[], 0]);
    const [due, ...others] = await mailsDue();
    if (due === undefined) throw new Error("No mail is due.");
    expect([due.notBefore, others]).toEqual([null, []]);
    const sent = await Promise.all([mailNotification(due.tenantId, due.id), mailNotification(due.tenantId, due.id)]);
    expect(sent.filter(Boolean).length).toBe(1);
    expect(await mailsTo(ada)).toMatchObject([{ subject: "About run_failed" }]);
    // What is not named stays.
    const changed = await prefer(ada, { types: {}, quietHours: { from: "00:00", to: "23:59" } });
    expect(changed.body).toMatchObject({ types: { run_failed: { inApp: false, email: "now" } } });
    await tell("run_failed");
    const quiet = (await mailsDue()).find(({ id }) => id !== due.id);
    expect(quiet?.notBefore).toMatch(/T23:59:00\.000Z$/);
    for (const body of [
      { types: { nothing: { inApp: true, email: "off" } } },
      { types: {}, timeZone: "Mars/Base" },
      { types: {}, quietHours: { from: "8:00", to: "09:00" } },
      { types: {}, quietHours: { from: "08:00", to: "08:00" } },
    ]) {
      expect((await prefer(ada, body)).status).toBe(422);
    }
  });

  test("get one mail a day about what waited for it", async () => {
    await prefer(ada, { types: { export_ready: { inApp: false, email: "daily" } } });
    await tell("export_ready");
    await tell("export_ready");
    await digestPeople(new Date(Date.now() - dayMs));
    expect(await mailsTo(ada)).toEqual([]);
    await Promise.all([digestPeople(new Date(Date.now() + dayMs)), digestPeople(new Date(Date.now() + dayMs))]);
    expect(await mailsTo(ada)).toMatchObject([{ subject: "Today in Atelier: 2 notifications" }]);
    await digestPeople(new Date(Date.now() + 2 * dayMs));
    expect((await mailsTo(ada)).length).toBe(1);
  });
});

test("a channel's digest tells what waited, and what waited ends as the digest does", async () => {
  const { tenantId } = ada;
  const recipient = `${crypto.randomUUID()}@example.com`;
  const channel = await ada.post<ChannelJson>("/notification-channels", {
    kind: "email",
    name: "Weekly",
    config: { recipients: [recipient], timeZone: "Asia/Tokyo" },
    events: ["export_ready", "run_failed"],
    digest: "weekly",
  });
  const told = [await tell("export_ready"), await tell("run_failed")];
  await digestChannels(new Date());
  const listEvents = async (query: string) =>
    (await ada.get<List<EventJson>>(`/notification-events?${query}`)).body.items;
  expect(await listEvents("type=digest")).toEqual([]);
  const later = new Date(Date.now() + 8 * dayMs);
  await Promise.all([digestChannels(later), digestChannels(later)]);
  const [digest, ...others] = await listEvents("type=digest");
  expect(others).toEqual([]);
  expect(digest).toMatchObject({
    title: "Weekly digest: 2 notifications",
    payloadSummary: { data: { counts: { export_ready: 1, run_failed: 1 } } },
  });
  // The digest of a later day is due on that day.
  const [delivery] = await withTenant(tenantId, (tx) =>
    tx
      .update(notificationDeliveries)
      .set({ nextAttemptAt: new Date() })
      .where(and(eq(notificationDeliveries.tenantId, tenantId), eq(notificationDeliveries.eventId, digest?.id ?? "")))
      .returning(),
  );
  const data = {
    tenantId,
    deliveryId: delivery?.id ?? "",
    channelId: channel.body.id,
    attemptsBefore: 0,
    notBefore: null,
  };
  expect(await listEvents(`channelId=${channel.body.id}&status=queued`)).toHaveLength(3);
  expect(await attemptDelivery(data, standardSchedule)).toEqual({ outcome: "sent" });
  const sent = await listEvents(`channelId=${channel.body.id}&status=sent`);
  expect(sent.map(({ id }) => id)).toEqual(expect.arrayContaining(told));
  const mails = await withSystem((tx) => tx.select().from(mailOutbox).where(eq(mailOutbox.recipient, recipient)));
  expect(mails.length).toBe(1);
});

test("what is older than 90 days goes, with all that hangs on it; what lost its job ends", async () => {
  const { tenantId } = ada;
  await ada.post("/notification-channels", {
    kind: "email",
    name: "Team",
    config: { recipients: ["team@example.com"] },
    events: ["export_ready"],
  });
  const [old, lost] = [await tell("export_ready"), await tell("export_ready")];
  await withTenant(tenantId, async (tx) => {
    await tx
      .update(notificationEvents)
      .set({ createdAt: new Date(Date.now() - 91 * dayMs) })
      .where(and(eq(notificationEvents.tenantId, tenantId), eq(notificationEvents.id, old)));
    await tx
      .update(notificationDeliveries)
      .set({ nextAttemptAt: new Date(Date.now() - 4 * dayMs) })
      .where(and(eq(notificationDeliveries.tenantId, tenantId), eq(notificationDeliveries.eventId, lost)));
  });
  expect(await failLostDeliveries()).toBeGreaterThanOrEqual(1);
  expect(await sweepNotifications()).toBeGreaterThanOrEqual(1);
  const { items } = (await ada.get<List<EventJson>>("/notification-events")).body;
  expect(items).toMatchObject([{ id: lost, dispatchStatus: "failed" }]);
  const left = await withTenant(tenantId, (tx) =>
    tx.select().from(userNotifications).where(eq(userNotifications.eventId, old)),
  );
  expect(left).toEqual([]);
});

test("admins hear of a kind of job that fails again and again once an hour", async () => {
  const fail = () =>
    notifyFailedRun({
      tenantId: ada.tenantId,
      functionId: "atelier-designs-sync-catalogue",
      runId: crypto.randomUUID(),
      message: "The catalogue answered 500.",
    });
  const told = [await fail(), await fail()];
  expect(told[0]).toEqual({ told: true });
  const { items } = (await ada.get<List<EventJson>>("/notification-events?type=run_failed")).body;
  expect(items.length).toBe(told.filter((outcome) => outcome.told).length);
  expect(items.at(-1)?.title).toBe("A background job failed: designs sync catalogue");
});
