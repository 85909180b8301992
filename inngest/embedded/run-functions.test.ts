import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type Studio, startStudio, type TestDatabase, waitFor } from "./test-fixture";
import { count, defineFunctions } from "./test-functions";

interface RunRow {
  id: string;
  status: string;
  output: unknown;
  error: { name: string; message: string } | null;
  event_name: string;
}

describe("functions of the SDK run on the embedded executor", () => {
  let database: TestDatabase;
  let studio: Studio;

  beforeAll(async () => {
    database = await createTestDatabase();
    studio = await startStudio(database, defineFunctions);
  });
  afterAll(async () => {
    await studio?.close();
    await database?.close();
  });

  async function send(name: string, data: Record<string, unknown> = {}): Promise<string> {
    const { ids } = await studio.client.send({ name, data });
    const [id] = ids;
    if (id === undefined) throw new Error("The event got no id.");
    return id;
  }

  async function endOf(eventId: string, functionId: string): Promise<RunRow> {
    return waitFor(async () => {
      const rows = await database.query<RunRow>(
        "select * from engine.runs where event_id = $1 and function_id = $2 and ended_at is not null",
        [eventId, `app-${functionId}`],
      );
      return rows[0];
    }, `the end of ${functionId}`);
  }

  async function runToEnd(name: string, data: Record<string, unknown> = {}): Promise<RunRow> {
    return endOf(await send(`t/${name}`, data), name);
  }

  async function waiting(eventId: string): Promise<void> {
    await waitFor(async () => {
      const rows = await database.query(
        "select 1 from engine.waits w join engine.runs r on r.id = w.run_id where r.event_id = $1 and w.kind <> 'cancel'",
        [eventId],
      );
      return rows.length > 0 ? true : undefined;
    }, "the run to wait");
  }

  test("serial steps each run once and their memos reach the next", async () => {
    const run = await runToEnd("serial", { mark: "s1" });
    expect(run).toMatchObject({ status: "completed", output: { total: 6, text: "ünï\u0000\u2028\ud83d\ude00" } });
    expect([count("s1:a"), count("s1:b"), count("s1:c")]).toEqual([1, 1, 1]);
    const steps = await database.query<{ name: string; status: string; attempts: number }>(
      "select name, status, attempts from engine.steps where run_id = $1 order by seq",
      [run.id],
    );
    expect(steps.map((step) => step.name)).toEqual(["a", "b", "c", "text"]);
    expect(steps.every((step) => step.status === "completed" && step.attempts === 1)).toBe(true);
  });

  test("a function without steps returns undefined as null", async () => {
    expect(await runToEnd("empty")).toMatchObject({ status: "completed", output: null });
  });

  test("parallel steps run once each and are joined", async () => {
    const run = await runToEnd("parallel", { mark: "p1" });
    expect(run).toMatchObject({
      status: "completed",
      output: { values: [0, 1, 2, 3, 4], after: 10, nested: ["x", "y"] },
    });
    for (let index = 0; index < 5; index += 1) expect(count(`p1:${index}`)).toBe(1);
    expect([count("p1:after"), count("p1:x"), count("p1:y")]).toEqual([1, 1, 1]);
  });

  test("group.parallel goes on after the first of a race", async () => {
    const run = await runToEnd("race", { mark: "r1" });
    expect(run).toMatchObject({ status: "completed", output: { winner: "quick", next: "quick!" } });
    expect(count("r1:next")).toBe(1);
  });

  test("optimizeParallelism: false is driven step by step", async () => {
    const run = await runToEnd("unoptimized", { mark: "u1" });
    expect(run).toMatchObject({ status: "completed", output: ["a", "b", "after"] });
    expect([count("u1:a"), count("u1:b"), count("u1:after")]).toEqual([1, 1, 1]);
  });

  test("a failing step is tried again, its history is kept, other steps are not repeated", async () => {
    const run = await runToEnd("flaky", { mark: "f1" });
    expect(run).toMatchObject({ status: "completed", output: "third time" });
    expect([count("f1:before"), count("f1:flaky")]).toEqual([1, 3]);
    const attempts = await database.query<{ attempt: number; message: string }>(
      "select attempt, error ->> 'message' as message from engine.attempts where run_id = $1 order by id",
      [run.id],
    );
    expect(attempts).toEqual([
      { attempt: 0, message: "attempt 0" },
      { attempt: 1, message: "attempt 1" },
    ]);
  });

  test("a function that throws outside steps is tried again", async () => {
    expect(await runToEnd("throws", { mark: "t1" })).toMatchObject({ status: "completed", output: 2 });
    expect(count("t1:step")).toBe(1);
  });

  test("after the last attempt the run fails with the step's error", async () => {
    const run = await runToEnd("hopeless", { mark: "h1" });
    expect(run).toMatchObject({ status: "failed", error: { message: "never" } });
    expect(count("h1:try")).toBe(2);
  });

  test("RetryAfterError sets the time of the next attempt", async () => {
    const run = await runToEnd("later", { mark: "l1" });
    expect(run.status).toBe("completed");
    const [attempt] = await database.query<{ seconds: number }>(
      "select extract(epoch from retry_at - ended_at)::float8 as seconds from engine.attempts where run_id = $1",
      [run.id],
    );
    // The executor's own backoff is 20 ms in this test.
    expect(attempt?.seconds).toBeGreaterThan(1.9);
  });

  test("NonRetriableError ends the run at once", async () => {
    expect(await runToEnd("final", { mark: "n1" })).toMatchObject({ status: "failed", error: { message: "no use" } });
    expect(count("n1:try")).toBe(1);
  });

  test("the error of a step can be caught", async () => {
    expect(await runToEnd("caught", { mark: "c1" })).toMatchObject({
      status: "completed",
      output: { caught: "broken", after: "went on" },
    });
    expect(count("c1:after")).toBe(1);
  });

  test("sleep and sleepUntil put the run off and go on", async () => {
    const run = await runToEnd("sleeper");
    expect(run).toMatchObject({ status: "completed", output: "awake" });
    const sleeps = await database.query<{ early: boolean }>(
      "select ended_at < wake_at as early from engine.steps where run_id = $1 and op = 'Sleep'",
      [run.id],
    );
    expect(sleeps).toEqual([{ early: false }, { early: false }]);
  });

  test("waitForEvent gets the event that matches, and no other", async () => {
    const eventId = await send("t/waiter", { order: "o-1", mark: "w1" });
    await waiting(eventId);
    await send("t/paid", { order: "o-2", amount: 1 });
    await send("t/paid", { order: "o-1", amount: 2 });
    expect(await endOf(eventId, "waiter")).toMatchObject({
      status: "completed",
      output: { amount: 2, name: "t/paid" },
    });
  });

  test("waitForEvent by a CEL expression", async () => {
    const eventId = await send("t/waiter-if", { least: 10 });
    await waiting(eventId);
    await send("t/offer", { amount: 9 });
    await send("t/offer", { amount: 12 });
    expect(await endOf(eventId, "waiter-if")).toMatchObject({ output: 12 });
  });

  test("waitForEvent times out with null", async () => {
    expect(await runToEnd("impatient")).toMatchObject({ status: "completed", output: { got: null } });
  });

  test("an event sent beside the wait for it is not missed", async () => {
    expect(await runToEnd("self-waiter", { key: "k-9" })).toMatchObject({ status: "completed", output: "k-9" });
  });

  test("invoke returns what the other function returned", async () => {
    expect(await runToEnd("caller", { n: 20 })).toMatchObject({ status: "completed", output: { doubled: 40 } });
  });

  test("invoke throws what the other function threw", async () => {
    expect(await runToEnd("caller-of-failing")).toMatchObject({
      status: "completed",
      output: { caught: "inner trouble" },
    });
  });

  test("invoke gives up when its timeout passes", async () => {
    expect(await runToEnd("caller-of-slow")).toMatchObject({ status: "completed", output: "timed out" });
  });

  test("sendEvent from a step starts the functions that listen, once", async () => {
    const run = await runToEnd("sender", { mark: "e1" });
    expect(run.status).toBe("completed");
    await waitFor(() => (count("e1:heard") > 0 ? true : undefined), "the second function");
    expect(count("e1:heard")).toBe(1);
  });

  test("signals resume the run that waits for them", async () => {
    const eventId = await send("t/signalled", { signal: "sig-1" });
    await waiting(eventId);
    const answer = await send("t/signaller", { signal: "sig-1" });
    expect(await endOf(answer, "signaller")).toMatchObject({ status: "completed" });
    expect(await endOf(eventId, "signalled")).toMatchObject({ output: { signal: "sig-1", data: { ok: true } } });
  });

  test("a trigger's expression decides", async () => {
    const small = await send("t/large-only", { size: 3 });
    const large = await send("t/large-only", { size: 30 });
    expect(await endOf(large, "large-only")).toMatchObject({ output: 30 });
    expect(await database.query("select 1 from engine.runs where event_id = $1", [small])).toEqual([]);
  });

  test("onFailure runs with the event and the error", async () => {
    const run = await runToEnd("with-failure", { mark: "of1", tenantId: "0198B3A0-0000-7000-8000-00000000000f" });
    expect(run.status).toBe("failed");
    await waitFor(() => (count("of1:deliberate:with-failure") > 0 ? true : undefined), "onFailure");
    const [failure] = await database.query<{ tenant_id: string }>(
      "select tenant_id from engine.runs where function_id = 'app-with-failure-failure'",
    );
    expect(failure?.tenant_id).toBe("0198b3a0-0000-7000-8000-00000000000f");
  });

  test("large results travel by the state endpoints", async () => {
    expect(await runToEnd("large")).toMatchObject({ status: "completed", output: 3 * 1_900_000 });
  });

  test("a step's output beyond 4 MB fails the step", async () => {
    expect(await runToEnd("too-large")).toMatchObject({ status: "completed", output: "OutputTooLarge" });
  });
});
