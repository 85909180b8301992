import { randomUUID } from "node:crypto";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createTestDatabase,
  type Studio,
  startStudio,
  type TestDatabase,
  waitFor,
} from "@/inngest/embedded/test-fixture";
import { getRun, listRuns, requestCancel, requestRetry } from "./engine-runs";

const effects: string[] = [];
let isBroken = true;

describe("runs of the embedded executor, for people", () => {
  let database: TestDatabase;
  let studio: Studio;
  let sql: Sql;

  beforeAll(async () => {
    database = await createTestDatabase();
    sql = postgres(database.url, { max: 3, onnotice: () => undefined });
    studio = await startStudio(database, (client) => [
      client.createFunction(
        { id: "breaks", name: "Breaks", retries: 1, triggers: [{ event: "j/breaks" }] },
        async ({ event, step }) => {
          const tenant = String(event.data.tenantId);
          await step.run("first", () => {
            effects.push(`${tenant}:first`);
            return { kept: true };
          });
          return step.run("second", () => {
            effects.push(`${tenant}:second`);
            if (isBroken) throw new Error("out of order");
            return "mended";
          });
        },
      ),
      client.createFunction({ id: "waits", triggers: [{ event: "j/waits" }] }, async ({ step }) => {
        await step.sleep("long", "1h");
      }),
    ]);
  });
  afterAll(async () => {
    await studio?.close();
    await sql?.end();
    await database?.close();
  });

  async function start(name: string, tenantId: string): Promise<string> {
    const id = randomUUID();
    await studio.client.send({ name: `j/${name}`, id, data: { tenantId } });
    return waitFor(
      async () => (await database.query<{ id: string }>("select id from engine.runs where event_id = $1", [id]))[0]?.id,
      "the run",
    );
  }

  const untilStatus = (id: string, status: string) =>
    waitFor(async () => {
      const run = await getRun({ sql, tenantId: null, id });
      return run.status === status ? run : undefined;
    }, `${status} of ${id}`);

  test("a failed run shows its steps, attempts and error", async () => {
    const tenantId = randomUUID();
    const run = await untilStatus(await start("breaks", tenantId), "failed");
    expect(run).toMatchObject({
      functionId: "app-breaks",
      functionName: "Breaks",
      tenantId,
      eventName: "j/breaks",
      error: { message: "out of order" },
      event: { name: "j/breaks", data: { tenantId } },
    });
    expect(run.steps.map((step) => [step.name, step.status, step.attempts])).toEqual([
      ["first", "completed", 1],
      ["second", "failed", 2],
    ]);
    expect(run.steps[0]?.outputSize).toBe('{"data":{"kept":true}}'.length);
    expect(run.attempts.map((attempt) => [attempt.attempt, attempt.error.message])).toContainEqual([0, "out of order"]);
    expect(Date.parse(run.createdAt)).toBeLessThanOrEqual(Date.parse(run.endedAt ?? ""));
  });

  test("retry goes on after the steps that succeeded", async () => {
    const tenantId = randomUUID();
    const { id } = await untilStatus(await start("breaks", tenantId), "failed");
    isBroken = false;
    const next = await requestRetry({ sql, tenantId, id });
    const run = await untilStatus(next, "completed");
    isBroken = true;
    expect(run).toMatchObject({ output: "mended", retriedFrom: id, tenantId });
    expect(effects.filter((effect) => effect === `${tenantId}:first`)).toHaveLength(1);
    await expect(requestRetry({ sql, tenantId, id: next })).rejects.toMatchObject({ code: "illegal_transition" });
  });

  test("cancel ends a run that goes on, once", async () => {
    const tenantId = randomUUID();
    const id = await start("waits", tenantId);
    await untilStatus(id, "running");
    await requestCancel({ sql, tenantId, id });
    const run = await untilStatus(id, "cancelled");
    expect(run.error?.message).toBe("A person cancelled this run.");
    await expect(requestCancel({ sql, tenantId, id })).rejects.toMatchObject({ code: "illegal_transition" });
    const again = await requestRetry({ sql, tenantId, id });
    await requestCancel({ sql, tenantId, id: again });
    await untilStatus(again, "cancelled");
  });

  test("another organization sees and changes nothing", async () => {
    const tenantId = randomUUID();
    const other = randomUUID();
    const id = await start("waits", tenantId);
    for (const attempt of [
      () => getRun({ sql, tenantId: other, id }),
      () => requestCancel({ sql, tenantId: other, id }),
      () => requestRetry({ sql, tenantId: other, id }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
    }
    expect((await listRuns({ sql, tenantId: other, limit: 50 })).items).toEqual([]);
    expect((await listRuns({ sql, tenantId, limit: 50 })).items.map((run) => run.id)).toEqual([id]);
    const all = await listRuns({ sql, tenantId: null, limit: 200 });
    expect(all.items.map((run) => run.id)).toContain(id);
  });

  test("the list is paged by keys, newest first, and filtered", async () => {
    const tenantId = randomUUID();
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) ids.push(await start("waits", tenantId));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listRuns({ sql, tenantId, cursor, limit: 2, functionId: "app-waits" });
      seen.push(...page.items.map((run) => run.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual([...ids].reverse());
    expect((await listRuns({ sql, tenantId, limit: 9, status: "failed" })).items).toEqual([]);
    expect((await listRuns({ sql, tenantId, limit: 9, functionId: "app-breaks" })).items).toEqual([]);
    await expect(listRuns({ sql, tenantId, limit: 9, cursor: "made-up" })).rejects.toMatchObject({
      code: "malformed_request",
    });
  });
});
