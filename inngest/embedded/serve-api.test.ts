import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashedSigningKey, signBody } from "./sign";
import { startExecutor } from "./start-executor";
import {
  createClient,
  createTestDatabase,
  eventKey,
  findFreePort,
  type Studio,
  serveFunctions,
  signingKey,
  startStudio,
  type TestDatabase,
  waitFor,
} from "./test-fixture";

describe("the executor's HTTP interface", () => {
  let database: TestDatabase;
  let studio: Studio;

  beforeAll(async () => {
    database = await createTestDatabase();
    studio = await startStudio(database, (client) => [
      client.createFunction({ id: "hear", triggers: [{ event: "a/known" }] }, async ({ event }) => event.data),
    ]);
  });
  afterAll(async () => {
    await studio?.close();
    await database?.close();
  });

  async function post(path: string, body: string, headers: Record<string, string> = {}) {
    const answer = await fetch(studio.executor.url + path, { method: "POST", body, headers });
    const json: unknown = await answer.json();
    return { status: answer.status, json };
  }

  const runCount = async () =>
    (await database.query<{ count: number }>("select count(*)::int as count from engine.runs"))[0]?.count ?? 0;

  test("health", async () => {
    const answer = await fetch(`${studio.executor.url}/health`);
    expect([answer.status, await answer.json()]).toEqual([200, { status: "ok" }]);
  });

  test("a wrong event key is refused and nothing is stored", async () => {
    const before = await runCount();
    expect((await post("/e/wrong", JSON.stringify({ name: "a/known" }))).status).toBe(401);
    expect((await post("/e/%E0%A4%A", "[]")).status).toBe(400);
    expect(await runCount()).toBe(before);
  });

  test.each([
    ["no JSON", "{"],
    ["a number", "7"],
    ["null", "null"],
    ["no name", JSON.stringify({ data: {} })],
    ["an empty name", JSON.stringify({ name: "", data: {} })],
    ["data that is no object", JSON.stringify({ name: "a/known", data: "text" })],
    ["a time that is no integer", JSON.stringify({ name: "a/known", ts: 1.5 })],
    ["an id that is no text", JSON.stringify({ name: "a/known", id: 7 })],
    ["the engine's own name", JSON.stringify({ name: "inngest/function.failed", data: {} })],
    ["one bad event of two", JSON.stringify([{ name: "a/known" }, { name: 3 }])],
  ])("%s is answered 400 and nothing is stored", async (_what, body) => {
    const before = await runCount();
    const { status, json } = await post(`/e/${eventKey}`, body);
    expect(status).toBe(400);
    expect(json).toMatchObject({ status: 400, error: expect.any(String) });
    expect(await runCount()).toBe(before);
  });

  test("a body beyond 4 MB is answered 413", async () => {
    const body = JSON.stringify({ name: "a/known", data: { text: "x".repeat(4 * 1024 * 1024) } });
    expect((await post(`/e/${eventKey}`, body)).status).toBe(413);
  });

  test("an empty batch is fine", async () => {
    expect(await post(`/e/${eventKey}`, "[]")).toEqual({ status: 200, json: { ids: [], status: 200 } });
  });

  test("an unknown event is kept and starts nothing", async () => {
    const before = await runCount();
    const { status } = await post(`/e/${eventKey}`, JSON.stringify({ name: "a/unknown", id: "unknown-1" }));
    expect(status).toBe(200);
    expect(await database.query("select matched from engine.events where id = 'unknown-1'")).toEqual([
      { matched: false },
    ]);
    expect(await runCount()).toBe(before);
  });

  test("an event id starts its functions once, also within one batch", async () => {
    const before = await runCount();
    const event = { name: "a/known", id: "dup-1", data: { n: 1 } };
    const body = JSON.stringify([event, event, { ...event, id: `long-${"x".repeat(900)}` }]);
    const first = await post(`/e/${eventKey}`, body);
    const second = await post(`/e/${eventKey}`, body);
    expect(first).toEqual(second);
    expect(await runCount()).toBe(before + 2);
  });

  test("a repeated request with the same id seed makes the same ids", async () => {
    const before = await runCount();
    const headers = { "x-inngest-event-id-seed": `${Date.now()},AAECAwQFBgcICQ==` };
    const body = JSON.stringify([{ name: "a/known" }, { name: "a/known" }]);
    const first = await post(`/e/${eventKey}`, body, headers);
    const second = await post(`/e/${eventKey}`, body, headers);
    expect(first).toEqual(second);
    expect(new Set((first.json as { ids: string[] }).ids).size).toBe(2);
    expect(await runCount()).toBe(before + 2);
  });

  test("tenantId of the event's data is the run's organization, only when it is a UUID", async () => {
    const tenant = "0198b3a0-0000-7000-8000-0000000000aa";
    await studio.client.send([
      { name: "a/known", id: "tenant-1", data: { tenantId: tenant } },
      { name: "a/known", id: "tenant-2", data: { tenantId: "'; drop table runs" } },
    ]);
    const rows = await database.query(
      "select event_id, tenant_id from engine.runs where event_id like 'tenant-%' order by event_id",
    );
    expect(rows).toEqual([
      { event_id: "tenant-1", tenant_id: tenant },
      { event_id: "tenant-2", tenant_id: null },
    ]);
  });

  test("everything but events and health needs the signing key", async () => {
    const [run] = await database.query<{ id: string }>("select id from engine.runs limit 1");
    for (const path of [
      `/v0/runs/${run?.id}/actions`,
      `/v0/runs/${run?.id}/batch`,
      "/v1/signals",
      "/fn/register",
      "/none",
    ]) {
      expect((await fetch(studio.executor.url + path)).status).toBe(401);
      const wrong = { authorization: `Bearer ${hashedSigningKey(`signkey-test-${"f".repeat(64)}`)}` };
      expect((await fetch(studio.executor.url + path, { headers: wrong })).status).toBe(401);
    }
  });

  test("with it, the state of a run can be read", async () => {
    const headers = { authorization: `Bearer ${hashedSigningKey(signingKey)}` };
    const [run] = await database.query<{ id: string }>("select id from engine.runs where event_id = 'dup-1'");
    const get = async (path: string) => {
      const answer = await fetch(studio.executor.url + path, { headers });
      return [answer.status, await answer.json()];
    };
    expect(await get(`/v0/runs/${run?.id}/batch`)).toEqual([
      200,
      [expect.objectContaining({ id: "dup-1", name: "a/known" })],
    ]);
    expect(await get(`/v0/runs/${run?.id}/actions`)).toEqual([200, {}]);
    expect((await get("/v0/runs/no-uuid/batch"))[0]).toBe(404);
    expect((await get("/v0/runs/0198b3a0-0000-7000-8000-000000000000/batch"))[0]).toBe(404);
    expect((await get("/nothing"))[0]).toBe(404);
  });

  test("signals: nobody waits, and a malformed one", async () => {
    const headers = { authorization: `Bearer ${hashedSigningKey(signingKey)}` };
    expect((await post("/v1/signals", JSON.stringify({ signal: "none" }), headers)).status).toBe(404);
    expect((await post("/v1/signals", JSON.stringify({ data: 1 }), headers)).status).toBe(400);
    expect((await post("/fn/register", JSON.stringify({ functions: 1 }), headers)).status).toBe(400);
  });
});

describe("the executor and its app", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database?.close());

  const known = async (count: number) =>
    waitFor(
      async () => ((await database.query("select 1 from engine.functions")).length === count ? true : undefined),
      `${count} functions`,
    );

  test("the app may start later and change; events that came before are not lost", async () => {
    const appPort = await findFreePort();
    const executor = await startExecutor({
      databaseUrl: database.url,
      appUrl: `http://127.0.0.1:${appPort}/api/inngest`,
      signingKey,
      eventKey,
      port: 0,
      log: () => undefined,
    });
    const client = createClient(executor.url);
    const hear = (name: string) =>
      client.createFunction({ id: name, triggers: [{ event: `b/${name}` }] }, async ({ step }) =>
        step.run("hear", () => name),
      );
    const outputOf = (id: string) =>
      waitFor(
        async () =>
          (
            await database.query<{ output: unknown }>(
              "select output from engine.runs where event_id = $1 and status = 'completed'",
              [id],
            )
          )[0],
        `the run of ${id}`,
      );
    try {
      await client.send({ name: "b/one", id: "early" });
      const first = await serveFunctions(client, [hear("one")], appPort);
      expect(await outputOf("early")).toEqual({ output: "one" });

      await first.close();
      await client.send({ name: "b/one", id: "while-away" });
      const second = await serveFunctions(client, [hear("one"), hear("two")], appPort);
      expect(await outputOf("while-away")).toEqual({ output: "one" });
      await client.send({ name: "b/two", id: "new-function" });
      expect(await outputOf("new-function")).toEqual({ output: "two" });
      expect(await database.query("select id from engine.attempts")).toEqual([]);

      await second.close();
      const third = await serveFunctions(client, [hear("two")], appPort);
      executor.requestSync();
      await known(1);
      await third.close();
    } finally {
      await executor.close(0);
    }
  });

  test("an app with another signing key, or something else at its address, is no app", async () => {
    const answers: (string | undefined)[] = [];
    const server = http.createServer((request, response) => {
      request.resume();
      request.on("end", () => {
        answers.push(request.headers["x-inngest-signature"]?.toString());
        const body = JSON.stringify({ functions: [] });
        response.writeHead(200, {
          "x-inngest-sdk": "inngest-js:v4",
          "x-inngest-signature": signBody("00".repeat(16), body),
        });
        response.end(body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const before = await database.query("select id from engine.functions");
    const warnings: string[] = [];
    const executor = await startExecutor({
      databaseUrl: database.url,
      appUrl: `http://127.0.0.1:${port}/api/inngest`,
      signingKey,
      eventKey,
      port: 0,
      log: (level, message, fields) => warnings.push(`${level} ${message} ${fields?.reason ?? ""}`),
    });
    try {
      await waitFor(() => (answers.length >= 2 ? true : undefined), "two syncs");
      expect(warnings.join("\n")).toContain("not signed by the app");
      expect(await database.query("select id from engine.functions")).toEqual(before);
    } finally {
      await executor.close(0);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  test("the app refuses calls that are not signed with its key", async () => {
    const port = await findFreePort();
    const client = createClient("http://127.0.0.1:1");
    const app = await serveFunctions(
      client,
      [client.createFunction({ id: "secret", triggers: [{ event: "b/secret" }] }, async () => "ran")],
      port,
    );
    const body = '{"ctx":{"run_id":"r"},"event":{"data":{},"name":"b/secret"}}';
    for (const signature of ["", "t=1&s=00", signBody(`signkey-test-${"f".repeat(64)}`, body)]) {
      const answer = await fetch(`${app.url}?fnId=app-secret&stepId=step`, {
        method: "POST",
        body,
        headers: {
          "content-type": "application/json",
          ...(signature === "" ? {} : { "x-inngest-signature": signature }),
        },
      });
      expect(answer.status).toBe(401);
    }
    const unsignedSync = await fetch(app.url, { method: "PUT", body: "{}" });
    expect(unsignedSync.status).toBe(401);
    const signed = await fetch(`${app.url}?fnId=app-secret&stepId=step`, {
      method: "POST",
      body,
      headers: { "content-type": "application/json", "x-inngest-signature": signBody(signingKey, body) },
    });
    expect([signed.status, await signed.json()]).toEqual([200, "ran"]);
    await app.close();
  });
});
