import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase, getSql } from "@/db/client";
import { withTenant } from "@/db/tenant";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { callAuth, memberIdOf } from "@/scripts/testing/call-auth";
import { type Caller, joinAs, signUp } from "@/scripts/testing/people";
import { readChanges, sweepChangeLog } from "./change-feed";
import { recordChanges } from "./record-change";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(async () => {
  await server.close();
  await closeDatabase();
});

interface StreamEvent {
  event: string;
  id: string;
  data: { entity?: string; id?: string; status?: string };
}

/** Reads a live stream event by event. */
class Stream {
  private buffer = "";
  private constructor(
    private readonly reader: ReadableStreamDefaultReader<Uint8Array>,
    private readonly abort: AbortController,
  ) {}

  static async open(caller: Caller, lastEventId?: string): Promise<Stream> {
    const abort = new AbortController();
    const response = await fetch(`${caller.origin}/api/v1/events`, {
      headers: { ...caller.headers, ...(lastEventId === undefined ? {} : { "last-event-id": lastEventId }) },
      signal: abort.signal,
    });
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    if (response.body === null) throw new Error("The stream has no body.");
    return new Stream(response.body.getReader(), abort);
  }

  async next(): Promise<StreamEvent> {
    for (;;) {
      const end = this.buffer.indexOf("\n\n");
      if (end >= 0) {
        const frame = this.buffer.slice(0, end);
        this.buffer = this.buffer.slice(end + 2);
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(frame)?.[1];
        const event = field("event");
        if (event !== undefined) return { event, id: field("id") ?? "", data: JSON.parse(field("data") ?? "{}") };
        continue;
      }
      const { value, done } = await this.reader.read();
      if (done) throw new Error("The stream ended.");
      this.buffer += new TextDecoder().decode(value);
    }
  }

  close(): void {
    this.abort.abort();
  }
}

const change = (tenantId: string, id: string, status: string) =>
  withTenant(tenantId, (tx) => recordChanges(tx, tenantId, [{ entity: "designs", id, status }]));

test("a change arrives after its commit, only in its own organization", async () => {
  const [ada, eve] = await Promise.all([signUp(server.origin), signUp(server.origin)]);
  const [mine, hers] = await Promise.all([Stream.open(ada), Stream.open(eve)]);
  expect([(await mine.next()).event, (await hers.next()).event]).toEqual(["ready", "ready"]);
  const [a, e] = [crypto.randomUUID(), crypto.randomUUID()];
  await change(ada.tenantId, a, "created");
  await change(eve.tenantId, e, "created");
  expect(await mine.next()).toMatchObject({ event: "change", data: { entity: "designs", id: a, status: "created" } });
  expect(await hers.next()).toMatchObject({ event: "change", data: { id: e } });
  mine.close();
  hers.close();
});

test("a reader that comes back is told what it missed", async () => {
  const ada = await signUp(server.origin);
  const first = await Stream.open(ada);
  const ready = await first.next();
  first.close();
  const ids = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  for (const id of ids) await change(ada.tenantId, id, "changed");
  const second = await Stream.open(ada, ready.id);
  expect((await second.next()).event).toBe("ready");
  const missed = [await second.next(), await second.next(), await second.next()];
  expect(missed.map((event) => event.data.id)).toEqual(ids);
  second.close();
});

test("a transaction that commits late is not skipped, although later changes were read before", async () => {
  const ada = await signUp(server.origin);
  const stream = await Stream.open(ada);
  await stream.next();
  const [slow, fast] = [crypto.randomUUID(), crypto.randomUUID()];
  let commit: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (commit = resolve));
  let wrote: () => void = () => undefined;
  const written = new Promise<void>((resolve) => (wrote = resolve));
  const late = withTenant(ada.tenantId, async (tx) => {
    await recordChanges(tx, ada.tenantId, [{ entity: "designs", id: slow }]);
    wrote();
    await gate;
  });
  await written;
  await change(ada.tenantId, fast, "created");
  const event = await stream.next();
  expect(event.data.id).toBe(fast);
  // Whoever reconnects with this id must still be told of the slow one.
  const second = await Stream.open(ada, event.id);
  expect((await second.next()).event).toBe("ready");
  commit();
  await late;
  expect((await stream.next()).data.id).toBe(slow);
  const seen = [(await second.next()).data.id, (await second.next()).data.id];
  expect(seen).toContain(slow);
  stream.close();
  second.close();
});

test("who was away for longer than changes are kept is told to read everything again", async () => {
  const ada = await signUp(server.origin);
  await change(ada.tenantId, crypto.randomUUID(), "created");
  const yesterday = Math.floor(Date.now() / 1000) - 2 * 24 * 60 * 60;
  const stream = await Stream.open(ada, `1-${yesterday}`);
  expect((await stream.next()).event).toBe("reset");
  stream.close();
});

test("changes are swept after a day and no earlier", async () => {
  const ada = await signUp(server.origin);
  const [old, young] = [crypto.randomUUID(), crypto.randomUUID()];
  await change(ada.tenantId, old, "created");
  await getSql()`update app.change_log set created_at = now() - interval '25 hours' where tenant_id = ${ada.tenantId}`;
  await change(ada.tenantId, young, "created");
  expect(await sweepChangeLog()).toBeGreaterThanOrEqual(1);
  const { changes } = await readChanges(ada.tenantId, 0);
  expect(changes.map((entry) => entry.id)).toEqual([young]);
});

test("a stream ends when its reader is suspended or removed, or its key revoked", async () => {
  const ada = await signUp(server.origin);
  const [suspended, removed] = [await joinAs(ada, "designer"), await joinAs(ada, "designer")];
  const key = await ada.withKey();
  const streams: Stream[] = [];
  for (const caller of [suspended, removed, key, ada]) {
    const stream = await Stream.open(caller);
    expect((await stream.next()).event).toBe("ready");
    streams.push(stream);
  }
  const [first, second, third, mine] = streams;
  await ada.call("PATCH", `/members/${await memberIdOf(suspended)}`, { status: "suspended" });
  await expect(first?.next()).rejects.toThrow("The stream ended.");
  const removedId = await memberIdOf(removed);
  await callAuth(ada, "/organization/remove-member", { memberIdOrEmail: removedId });
  for (let event = await second?.next().catch(() => null); event; event = await second?.next().catch(() => null)) {
    expect(event.data.id).not.toBe(removedId);
  }
  const { body } = await ada.get<{ items: { id: string }[] }>("/api-keys");
  await ada.call("DELETE", `/api-keys/${body.items[0]?.id}`);
  for (let event = await third?.next().catch(() => null); event; event = await third?.next().catch(() => null)) {
    expect(event.data.entity).toBe("members");
  }
  expect((await mine?.next())?.data).toMatchObject({ entity: "members" });
  mine?.close();
});
