import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { closeDatabase, getSql } from "@/db/client";
import { resetEnv } from "@/lib/kernel/env";
import { DirectoryStore, type ObjectStore, S3Store, setObjectStore } from "@/lib/kernel/storage";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { callAuth, password } from "@/scripts/testing/call-auth";
import { type CutProxy, startCutProxy } from "@/scripts/testing/cut-proxy";
import { apiOperations, pathWith } from "@/scripts/testing/operations";
import { type Caller, signUp } from "@/scripts/testing/people";
import { type Population, populate } from "@/scripts/testing/populate";
import { noisePng, uploadForm } from "@/scripts/testing/upload-form";

let server: ApiServer;
let proxy: CutProxy;
let ada: Caller;
let key: Caller;
let rows: Population;
beforeAll(async () => {
  const url = new URL(process.env.DATABASE_URL ?? "");
  proxy = await startCutProxy({ host: url.hostname, port: Number(url.port || 5432) });
  url.hostname = "127.0.0.1";
  url.port = String(proxy.port);
  process.env.DATABASE_URL = url.href;
  resetEnv();
  server = await startApiServer();
  ada = await signUp(server.origin);
  key = await ada.withKey();
  rows = await populate(ada);
});
beforeEach(() => proxy.mend());
afterEach(() => setObjectStore(undefined));
afterAll(async () => {
  proxy.mend();
  await server.close();
  await closeDatabase();
  await proxy.stop();
});

/** Every operation that answers at once, sent by a session and by a key in turns. */
async function callAll(): Promise<{ name: string; status: number; code: unknown; retryAfter: string | null }[]> {
  const answers = [];
  const operations = apiOperations.filter(({ scope, address }) => scope !== "public" && !address.endsWith("/events"));
  for (const [index, operation] of operations.entries()) {
    const body = operation.takes.includes("application/json") ? {} : operation.method === "GET" ? undefined : "";
    const caller = index % 2 === 0 ? ada : key;
    const answer = await caller.call(operation.method, pathWith(operation, rows), body);
    answers.push({
      name: `${operation.method} ${operation.address}`,
      status: answer.status,
      code: answer.body.code,
      retryAfter: answer.headers.get("retry-after"),
    });
  }
  return answers;
}

// Each of some two hundred calls waits for the driver to give up on a connection.
const outage = { timeout: 120_000 };

test("while the database is away everything is 503 with Retry-After, and well again by itself", outage, async () => {
  expect((await ada.get("/designs")).status).toBe(200);
  proxy.cut();
  const answers = await callAll();
  expect(
    answers.filter((answer) => answer.status !== 503 || answer.code !== "unavailable" || Number(answer.retryAfter) < 1),
  ).toEqual([]);
  for (const [address, body] of [
    ["/sign-in/email", { email: ada.email, password }],
    ["/sign-up/email", { name: "Eve", email: `${crypto.randomUUID()}@example.com`, password }],
    ["/get-session", undefined],
    ["/organization/list", undefined],
  ] as const) {
    const answer = await callAuth(ada, address, body);
    expect({ address, status: answer.status, retry: answer.headers.has("retry-after") }).toEqual({
      address,
      status: 503,
      retry: true,
    });
  }
  const health = await fetch(`${server.origin}/api/health`);
  expect(health.status).toBe(503);
  expect(health.headers.has("retry-after")).toBe(true);
  expect(await health.json()).toMatchObject({ status: "down", database: "down", storage: "ok" });
  proxy.mend();
  expect((await ada.get("/designs")).status).toBe(200);
  expect((await key.get("/designs")).status).toBe(200);
  expect((await callAuth(ada, "/sign-in/email", { email: ada.email, password })).status).toBe(200);
});

test("connections that break under way answer 503 or the truth, and what was not answered can be sent again", async () => {
  const idempotency = { "idempotency-key": crypto.randomUUID() };
  const create = () => ada.post("/designs", { name: "Once", styleVersionId: rows.ids.styles }, idempotency);
  const first = Promise.all(Array.from({ length: 20 }, () => ada.get("/designs")));
  const created = create();
  proxy.cut();
  const statuses = [...(await first), await created].map((answer) => answer.status);
  expect(statuses.filter((status) => ![200, 201, 503].includes(status))).toEqual([]);
  proxy.mend();
  // A claim that the outage left behind would hold the key for a minute; nobody answered it.
  await getSql()`update app.idempotency_keys set locked_until = now() where tenant_id = ${ada.tenantId}`;
  expect((await create()).status).toBe(201);
  const made = await getSql()<{ count: number }[]>`
    select count(*)::int as count from app.designs where tenant_id = ${ada.tenantId} and name = 'Once'`;
  expect(made[0]?.count).toBeGreaterThanOrEqual(1);
});

const refusing: [string, (folder: string) => Promise<ObjectStore>][] = [
  [
    "a folder that is a file",
    async (folder) => {
      const file = path.join(folder, "file");
      await writeFile(file, "");
      return new DirectoryStore(file);
    },
  ],
  [
    "a folder below a file",
    async (folder) => {
      await writeFile(path.join(folder, "file"), "");
      return new DirectoryStore(path.join(folder, "file", "objects"));
    },
  ],
  [
    "a bucket that nobody serves",
    async () =>
      new S3Store({
        bucket: "b",
        region: "us-east-1",
        endpoint: "http://127.0.0.1:9",
        accessKeyId: "a",
        secretAccessKey: "b",
      }),
  ],
];

test.each(refusing)("a store that refuses writes (%s) is 503, and nothing is half-written", async (_, open) => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "atelier-outage-"));
  const count = async () => {
    const [row] = await getSql()<{ rows: string }[]>`
      select concat((select count(*) from app.artifacts where tenant_id = ${ada.tenantId}), ' ',
        (select count(*) from app.assets where tenant_id = ${ada.tenantId}), ' ',
        (select count(*) from app.stored_objects where tenant_id = ${ada.tenantId})) as rows`;
    return row?.rows;
  };
  const before = await count();
  setObjectStore(await open(folder));
  const asset = uploadForm(await noisePng(), "a.png");
  for (const [method, route, body] of [
    ["POST", "/assets", asset],
    ["POST", "/artifacts", uploadForm(await noisePng(), "a.png")],
    ["GET", `/artifacts/${rows.ids.artifacts}/content?delivery=stream`, undefined],
  ] as const) {
    const answer = await ada.call(method, route, body);
    expect({ route, status: answer.status, code: answer.body.code, retry: answer.headers.has("retry-after") }).toEqual({
      route,
      status: 503,
      code: "unavailable",
      retry: true,
    });
  }
  const health = await fetch(`${server.origin}/api/health`);
  expect(await health.json()).toMatchObject({ status: "down", database: "ok", storage: "down" });
  expect(await count()).toBe(before);
  setObjectStore(undefined);
  expect((await ada.post("/assets", uploadForm(await noisePng(), "a.png"))).status).toBe(201);
  await rm(folder, { recursive: true });
});
