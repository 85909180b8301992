import type { Inngest, InngestFunction } from "inngest";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "./database";
import { newId } from "./new-id";
import { executorLock } from "./presence";
import { createStepRecorder } from "./record-steps";
import { createTestDatabase, type Studio, startStudio, type TestDatabase, waitFor } from "./test-fixture";

const done: string[] = [];
let letGo: () => void = () => undefined;

function nest(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

describe("trouble stays with the run that has it", () => {
  let database: TestDatabase;
  let studio: Studio;

  beforeAll(async () => {
    database = await createTestDatabase();
    studio = await startStudio(database, defineFunctions);
  });
  afterAll(async () => {
    letGo();
    await studio?.close();
    await database?.close();
  });

  async function runToEnd(name: string, data: Record<string, unknown> = {}) {
    const { ids } = await studio.client.send({ name: `r/${name}`, data });
    return waitFor(
      async () =>
        (
          await database.query<{ id: string; status: string; output: unknown; error: { message: string } | null }>(
            "select id, status, output, error from engine.runs where event_id = $1 and ended_at is not null",
            [ids[0]],
          )
        )[0],
      `the end of ${name}`,
    );
  }

  test("lost database connections repeat no memoized step and lose none", async () => {
    const ending = runToEnd("long", { mark: "db" });
    for (let round = 1; round <= 5; round += 1) {
      await waitFor(
        () => (done.filter((entry) => entry.startsWith("db:")).length >= round * 5 ? true : undefined),
        "progress",
      );
      await database.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like 'atelier-executor%'",
      );
    }
    expect(await ending).toMatchObject({ status: "completed", output: 40 });
    expect(done.filter((entry) => entry.startsWith("db:"))).toHaveLength(40);
  });

  test("the first memo of a step stays, and none is written without a claim", async () => {
    const runId = newId();
    const jobId = newId();
    const other = newId();
    await database.query(
      `insert into engine.runs (id, function_id, function_name, status, event_name, event_id, event, events)
       values ($1, 'app-none', 'none', 'running', 'e', 'e', '{}', '[]')`,
      [runId],
    );
    // Held by the test before others see the row, so that no executor takes it for dead.
    const holder = new pg.Client({ connectionString: database.url });
    await holder.connect();
    await holder.query("begin");
    const inserted = await holder.query<{ id: number }>("insert into engine.executors default values returning id");
    const executor = inserted.rows[0];
    await holder.query("select pg_advisory_lock($1, $2)", [executorLock, executor?.id]);
    await holder.query("commit");
    await database.query("insert into engine.claims (job_id, executor_id, work, priority) values ($1, $2, $3, 0)", [
      jobId,
      executor?.id,
      JSON.stringify({ k: "run", r: runId, a: 0 }),
    ]);
    const own = openDatabase(database.url, 1, () => undefined);
    const recorder = createStepRecorder(own, executor?.id ?? 0);
    const record = (job: string, memo: string) =>
      recorder.record({
        jobId: job,
        runId,
        stepId: "ab",
        op: "StepRun",
        name: "step",
        status: "completed",
        memo,
        error: null,
        attempts: 1,
        startedAt: Date.now(),
      });
    expect(await record(other, '{"data":0}')).toBe(false);
    expect(await record(jobId, '{"data":1}')).toBe(true);
    expect(await record(jobId, '{"data":2}')).toBe(false);
    expect(await database.query("select memo from engine.steps where run_id = $1", [runId])).toEqual([
      { memo: { data: 1 } },
    ]);
    await database.query("update engine.runs set status = 'cancelled', ended_at = now() where id = $1", [runId]);
    await database.query("delete from engine.claims where job_id = $1", [jobId]);
    await own.close();
    await holder.end();
  });

  test("odd names and values: NUL, lone surrogates, deep nesting", async () => {
    expect(await runToEnd("odd", { text: "\ud800 \u0000 \udc00", toJSON: "x", "10": 1, "9": 2 })).toMatchObject({
      status: "completed",
      output: { length: 5, name: "kept" },
    });
    expect(await runToEnd("deep-step")).toMatchObject({ status: "completed", output: "OutputTooDeep" });
    expect(await runToEnd("deep-result")).toMatchObject({ status: expect.stringMatching(/^(completed|failed)$/) });
    expect(await runToEnd("slot-key", { key: "a\u0000b" })).toMatchObject({ status: "completed" });
  });

  test("an event nested too deeply is refused", async () => {
    const answer = await fetch(`${studio.executor.url}/e/event-key-of-the-tests`, {
      method: "POST",
      body: `{"name":"r/odd","data":{"deep":${"[".repeat(20_000)}${"]".repeat(20_000)}}}`,
    });
    expect(answer.status).toBe(400);
  });

  test("more than 1000 steps end the run", async () => {
    expect(await runToEnd("too-many")).toMatchObject({ status: "failed", error: { name: "TooManySteps" } });
  });

  test("a step kind that is not supported fails that step", async () => {
    expect(await runToEnd("fetching")).toMatchObject({
      status: "completed",
      output: "The embedded executor does not run Gateway steps.",
    });
  });

  test("what ended a day ago is swept, what goes on is not", async () => {
    const old = await runToEnd("long", { mark: "old" });
    await studio.client.send({ name: "r/holding", id: "holding", data: {} });
    await waitFor(() => (done.includes("holding") ? true : undefined), "the held run");
    await database.query(
      "update engine.runs set ended_at = ended_at - interval '25 hours', created_at = created_at - interval '25 hours' where id = $1",
      [old.id],
    );
    await database.query(
      "update engine.runs set created_at = created_at - interval '48 hours' where event_id = 'holding'",
    );
    await database.query("update engine.events set received_at = received_at - interval '25 hours'");
    await database.query(
      "insert into engine.idempotency (key, run_id, expires_at) values ('old', gen_random_uuid(), now() - interval '1 s')",
    );
    await database.query("insert into engine.rates (key, tat) values ('old', now() - interval '2 hours')");
    const second = await startStudio(database, defineFunctions);
    await waitFor(async () => {
      const rows = await database.query<{ left: number }>(
        `select (select count(*) from engine.events)::int + (select count(*) from engine.idempotency)::int
          + (select count(*) from engine.rates)::int + (select count(*) from engine.runs where id = $1)::int
          + (select count(*) from engine.steps where run_id = $1)::int as left`,
        [old.id],
      );
      return rows[0]?.left === 0 ? true : undefined;
    }, "the sweep");
    expect(await database.query("select status from engine.runs where event_id = 'holding'")).toEqual([
      { status: "running" },
    ]);
    letGo();
    await second.close();
  });
});

test("no query of the executor lacks an index", async () => {
  const database = await createTestDatabase();
  // From here on a sequential scan means that no index could serve the query. The test itself asks these tables nothing.
  await database.query(
    "do $$ begin execute format('alter database %I set enable_seqscan = off', current_database()); end $$",
  );
  // The migration's own scans are counted late otherwise.
  await database.query("select pg_stat_force_next_flush()");
  await database.query("select pg_stat_reset()");
  const studio = await startStudio(database, defineFunctions);
  await studio.client.send([
    { name: "r/long", data: { mark: "indexed" } },
    { name: "r/slot-key", data: { key: "k" } },
    { name: "r/slot-key", data: { key: "k" } },
    { name: "r/everything", data: { id: "i-1" } },
    { name: "r/everything", data: { id: "i-2" } },
  ]);
  await waitFor(() => (done.includes("everything:i-1") && done.includes("indexed:39") ? true : undefined), "the runs");
  await studio.client.send([
    { name: "r/cancel", data: { id: "i-2" } },
    { name: "r/heard", data: { id: "i-1" } },
  ]);
  await waitFor(() => (done.includes("everything:ended:i-1") ? true : undefined), "the wait");
  await studio.close();
  const scanned = await database.query<{ table: string }>(
    `select relname as table from pg_stat_user_tables where schemaname = 'engine' and seq_scan > 0
       and relname <> all('{functions,executors}')`,
  );
  // Those two hold a row a function and a process, and are read whole.
  expect(scanned).toEqual([]);
  await database.close();
});

function defineFunctions(client: Inngest): InngestFunction.Any[] {
  const on = (name: string) => ({ id: name, retries: 0 as const, triggers: [{ event: `r/${name}` }] });
  const invoked = client.createFunction(on("invoked"), async () => "invoked");
  return [
    client.createFunction(on("long"), async ({ event, step }) => {
      for (let index = 0; index < 40; index += 1) {
        await step.run(`step-${index}`, () => {
          done.push(`${String(event.data.mark)}:${index}`);
        });
      }
      return 40;
    }),
    client.createFunction(on("odd"), async ({ event, step }) => {
      const text = await step.run("na\u0000me", () => String(event.data.text));
      const name = await step.run("\ud800", () => "kept");
      return { length: text.length, name };
    }),
    client.createFunction(on("deep-step"), async ({ step }) => {
      try {
        await step.run("deep", () => nest(600));
        return "stored";
      } catch (error) {
        return error instanceof Error ? error.name : "";
      }
    }),
    client.createFunction(on("deep-result"), async () => nest(600)),
    client.createFunction(
      { ...on("slot-key"), concurrency: { limit: 1, key: "event.data.key" } },
      async () => undefined,
    ),
    client.createFunction(on("too-many"), async ({ step }) => {
      await Promise.all(Array.from({ length: 1001 }, (_, index) => step.run(`s-${index}`, () => index)));
    }),
    client.createFunction(on("fetching"), async ({ step }) => {
      try {
        await step.fetch("https://example.com/");
        return "fetched";
      } catch (error) {
        return error instanceof Error ? error.message : "";
      }
    }),
    client.createFunction(
      {
        ...on("everything"),
        retries: 1,
        idempotency: "event.data.id",
        cancelOn: [{ event: "r/cancel", match: "data.id" }],
        throttle: { limit: 100, period: "1s" },
        rateLimit: { limit: 100, period: "1s" },
      },
      async ({ event, step, attempt }) => {
        const id = String(event.data.id);
        await Promise.all([step.run("a", () => 1), step.run("b", () => 2)]);
        await step.run("flaky", () => {
          if (attempt === 0) throw new Error("once more");
        });
        await step.invoke("invoked", { function: invoked, data: {} });
        await step.run("mark", () => {
          done.push(`everything:${id}`);
        });
        await step.waitForEvent("heard", { event: "r/heard", match: "data.id", timeout: "1h" });
        await step.run("end", () => {
          done.push(`everything:ended:${id}`);
        });
      },
    ),
    invoked,
    client.createFunction(on("holding"), async ({ step }) => {
      await step.run("held", () => {
        done.push("holding");
        return new Promise<void>((resolve) => {
          letGo = resolve;
        });
      });
    }),
  ];
}
