import { createServer, type Server } from "node:http";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { closeDatabase, getDb, getSql } from "@/db/client";
import { organizations, outboxEvents } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { getInngest } from "./client";
import { sweepOutbox, sweepSentEvents, writeWithEvents } from "./outbox";

/** An engine that takes events, or says no. */
let engine: Server;
let isUp = true;
const received: { id: string; name: string; data: { tenantId: string } }[] = [];

beforeAll(async () => {
  engine = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => (text += chunk));
    request.on("end", () => {
      if (!isUp) return response.writeHead(400).end(JSON.stringify({ error: "down" }));
      const events = JSON.parse(text);
      received.push(...events);
      response.writeHead(200, { "content-type": "application/json" });
      return response.end(JSON.stringify({ ids: events.map((event: { id: string }) => event.id), status: 200 }));
    });
  });
  await new Promise<void>((resolve) => engine.listen(0, "127.0.0.1", resolve));
  const address = engine.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  Object.assign(globalThis, { atelierInngest: undefined });
  process.env.INNGEST_BASE_URL = `http://127.0.0.1:${port}`;
  const { resetEnv } = await import("@/lib/kernel/env");
  resetEnv();
});
beforeEach(() => {
  isUp = true;
  received.length = 0;
});
afterAll(async () => {
  await new Promise<void>((resolve) => engine.close(() => resolve()));
  await closeDatabase();
});

async function newTenant(): Promise<string> {
  const slug = crypto.randomUUID();
  const [row] = await getDb().insert(organizations).values({ name: slug, slug }).returning({ id: organizations.id });
  if (row === undefined) throw new Error("The organization was not inserted.");
  return row.id;
}

const unsent = (tenantId: string) =>
  withTenant(tenantId, async (tx) => {
    const rows = await tx
      .select({ sentAt: outboxEvents.sentAt, lastError: outboxEvents.lastError, attempts: outboxEvents.attempts })
      .from(outboxEvents)
      .where(and(eq(outboxEvents.tenantId, tenantId)));
    return rows.filter((row) => row.sentAt === null);
  });

const emitted = (tenantId: string) => received.filter((event) => event.data.tenantId === tenantId);

test("events leave after the commit, with the outbox id as event id, and say whose they are", async () => {
  const tenantId = await newTenant();
  await writeWithEvents(tenantId, async (_, emit) => {
    emit({ name: "test/one", data: { a: 1 } });
    emit({ name: "test/two", data: {} });
  });
  await expect.poll(() => emitted(tenantId).map((event) => event.name)).toEqual(["test/one", "test/two"]);
  await expect.poll(() => unsent(tenantId)).toEqual([]);
  const ids = await withTenant(tenantId, (tx) => tx.select({ id: outboxEvents.id }).from(outboxEvents));
  expect(
    emitted(tenantId)
      .map((event) => event.id)
      .sort(),
  ).toEqual(ids.map((row) => row.id).sort());
});

test("a transaction that fails emits nothing", async () => {
  const tenantId = await newTenant();
  const failing = writeWithEvents(tenantId, async (_, emit) => {
    emit({ name: "test/never", data: {} });
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  await sweepOutbox(0);
  expect(emitted(tenantId)).toEqual([]);
});

test("while the engine is away events wait, and the sweep sends each once", async () => {
  const tenantId = await newTenant();
  isUp = false;
  for (let index = 0; index < 5; index += 1) {
    await writeWithEvents(tenantId, async (_, emit) => emit({ name: "test/later", data: { index } }));
  }
  const failed = async () => (await unsent(tenantId)).filter((row) => row.lastError !== null).length;
  await expect.poll(failed, { timeout: 25_000 }).toBe(5);
  isUp = true;
  await sweepOutbox(0);
  expect(await unsent(tenantId)).toEqual([]);
  expect(new Set(emitted(tenantId).map((event) => event.id)).size).toBe(5);
  await sweepOutbox(0);
  expect(emitted(tenantId)).toHaveLength(5);
  await getSql()`update app.outbox_events set sent_at = now() - interval '2 days' where tenant_id = ${tenantId}`;
  expect(await sweepSentEvents()).toBeGreaterThanOrEqual(5);
});

test("the client speaks cloud mode, so that requests are signed", () => {
  expect(getInngest()).toMatchObject({ mode: "cloud" });
});
