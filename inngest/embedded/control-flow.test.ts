import type { Inngest, InngestFunction } from "inngest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type Studio, startStudio, type TestDatabase, waitFor } from "./test-fixture";

/** Steps that are held open until a test lets them end. */
const open = new Map<string, () => void>();
const order: string[] = [];

function hold(name: string): Promise<void> {
  return new Promise((resolve) => open.set(name, resolve));
}

async function release(name: string): Promise<void> {
  const end = await waitFor(() => open.get(name), `the step ${name}`);
  open.delete(name);
  end();
}

interface RunRow {
  id: string;
  status: string;
  output: unknown;
  error: { message: string } | null;
  event: { data: Record<string, unknown> };
}

describe("the executor enforces what functions ask for", () => {
  let database: TestDatabase;
  let studio: Studio;

  beforeAll(async () => {
    database = await createTestDatabase();
    studio = await startStudio(database, defineFunctions);
  });
  afterAll(async () => {
    for (const end of open.values()) end();
    await studio?.close();
    await database?.close();
  });

  const send = (name: string, data: Record<string, unknown> = {}) => studio.client.send({ name: `c/${name}`, data });

  const runsOf = (name: string) =>
    database.query<RunRow>("select * from engine.runs where function_id = $1 order by id", [`app-${name}`]);

  const ended = (name: string, count: number) =>
    waitFor(async () => {
      const runs = (await runsOf(name)).filter((run) => !["queued", "running"].includes(run.status));
      return runs.length >= count ? runs : undefined;
    }, `${count} ended runs of ${name}`);

  test("cron starts the function at its times", async () => {
    const [run] = await ended("ticking", 1);
    expect(run).toMatchObject({
      status: "completed",
      output: { name: "inngest/scheduled.timer", cron: "* * * * * *" },
    });
    const runs = await ended("ticking", 2);
    expect(new Set(runs.map((one) => one.id)).size).toBe(runs.length);
  });

  test("cancelOn ends the run that matches while it waits, and no other", async () => {
    await send("cancellable", { id: "a" });
    await send("cancellable", { id: "b" });
    await waitFor(async () => {
      const rows = await database.query("select 1 from engine.steps where op = 'WaitForEvent' and name = 'go'");
      return rows.length === 2 ? true : undefined;
    }, "both to wait");
    await send("cancel", { id: "a" });
    await send("go", { id: "b" });
    const runs = await ended("cancellable", 2);
    expect(runs.map((run) => [run.event.data.id, run.status])).toEqual([
      ["a", "cancelled"],
      ["b", "completed"],
    ]);
    await waitFor(async () => ((await runsOf("after-cancel")).length > 0 ? true : undefined), "the cancelled event");
    expect((await runsOf("after-cancel")).length).toBe(1);
  });

  test("cancelOn while a step runs: the step ends, nothing follows", async () => {
    await send("cancellable-step", { id: "c" });
    await waitFor(() => open.get("cancel-step"), "the step");
    await send("cancel", { id: "c" });
    await ended("cancellable-step", 1);
    await release("cancel-step");
    await waitFor(
      async () =>
        (
          await database.query(
            "select 1 from engine.claims c where c.work ->> 'r' = (select id::text from engine.runs where function_id = 'app-cancellable-step')",
          )
        ).length === 0
          ? true
          : undefined,
      "the worker to let go",
    );
    expect(order).not.toContain("after-cancelled");
  });

  test("concurrency holds per key and takes the waiting ones in order", async () => {
    for (let index = 0; index < 5; index += 1) await send("limited", { key: "k", name: index });
    await waitFor(
      async () => ((await database.query("select 1 from engine.slot_waiters")).length === 3 ? true : undefined),
      "three to wait",
    );
    await send("limited", { key: "other", name: "other" });
    await release("limited-other");
    for (const [first, second] of [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ]) {
      await waitFor(() => open.get(`limited-${first}`), `step ${first}`);
      await waitFor(() => open.get(`limited-${second}`), `step ${second}`);
      expect([...open.keys()].filter((name) => name.startsWith("limited-"))).toHaveLength(2);
      await release(`limited-${first}`);
    }
    await release("limited-4");
    const all = await ended("limited", 6);
    expect(all.every((run) => run.status === "completed")).toBe(true);
    await waitFor(
      async () => ((await database.query("select 1 from engine.slot_holders")).length === 0 ? true : undefined),
      "the slots to be free",
    );
    expect(await database.query("select 1 from engine.slot_waiters")).toEqual([]);
  });

  test("concurrency of the account is shared by functions with the same key", async () => {
    await send("shared-one");
    await waitFor(() => open.get("shared-one"), "the first");
    await send("shared-two");
    await waitFor(
      async () => ((await database.query("select 1 from engine.slot_waiters")).length === 1 ? true : undefined),
      "the second to wait",
    );
    expect(open.has("shared-two")).toBe(false);
    await release("shared-one");
    await release("shared-two");
    await ended("shared-two", 1);
  });

  test("a sleeping run leaves its slot to others", async () => {
    await send("sleepy", { long: true });
    await waitFor(
      async () =>
        (await database.query("select 1 from engine.steps where op = 'Sleep' and name = 'nap'")).length === 1
          ? true
          : undefined,
      "the sleep",
    );
    await send("sleepy", { long: false });
    const [first] = await ended("sleepy", 1);
    expect(first?.event.data.long).toBe(false);
  });

  test("idempotency drops an event with the same key", async () => {
    await send("once", { order: "o-1" });
    await send("once", { order: "o-1" });
    await send("once", { order: "o-2" });
    await ended("once", 2);
    expect((await runsOf("once")).map((run) => run.event.data.order)).toEqual(["o-1", "o-2"]);
  });

  test("rateLimit drops what comes too soon", async () => {
    for (let index = 0; index < 4; index += 1) await send("rated", { index, key: "k" });
    await send("rated", { index: 9, key: "other" });
    await ended("rated", 3);
    expect((await runsOf("rated")).map((run) => run.event.data.index)).toEqual([0, 1, 9]);
  });

  test("throttle spaces the starts evenly and drops nothing", async () => {
    await Promise.all([send("throttled"), send("throttled"), send("throttled")]);
    await ended("throttled", 3);
    const starts = await database.query<{ early: boolean }>(
      `select started_at < min(created_at) over () + interval '499 ms' * (row_number() over (order by started_at) - 1) as early
       from engine.runs where function_id = 'app-throttled'`,
    );
    expect(starts).toEqual([{ early: false }, { early: false }, { early: false }]);
  });

  test("debounce runs once, with the last event", async () => {
    for (let index = 0; index < 3; index += 1) await send("debounced", { index, key: "k" });
    const runs = await ended("debounced", 1);
    expect(runs.map((run) => run.output)).toEqual([2]);
    expect(await database.query("select 1 from engine.gatherings")).toEqual([]);
  });

  test("priority decides among the waiting", async () => {
    await send("ranked", { rank: 0, name: "first" });
    await waitFor(() => open.get("ranked-first"), "the first");
    for (const [name, rank] of [
      ["low", -10],
      ["high", 100],
      ["middle", 5],
    ] as const) {
      await send("ranked", { rank, name });
    }
    await waitFor(
      async () => ((await database.query("select 1 from engine.slot_waiters")).length === 3 ? true : undefined),
      "three to wait",
    );
    for (const name of ["first", "high", "middle", "low"]) await release(`ranked-${name}`);
    await ended("ranked", 4);
    expect(order.filter((entry) => entry.startsWith("ranked-"))).toEqual([
      "ranked-first",
      "ranked-high",
      "ranked-middle",
      "ranked-low",
    ]);
  });

  test("timeouts.finish cancels a run that goes on too long", async () => {
    await send("endless");
    const [run] = await ended("endless", 1);
    expect(run).toMatchObject({ status: "cancelled", error: { message: "The run did not finish in time." } });
  });

  test("timeouts.start cancels a run that waits too long for a slot", async () => {
    await send("queued", { name: "first" });
    await waitFor(() => open.get("queued-first"), "the first");
    await send("queued", { name: "second" });
    const runs = await ended("queued", 1);
    expect(runs.map((run) => [run.event.data.name, run.status])).toEqual([["second", "cancelled"]]);
    await release("queued-first");
    expect((await ended("queued", 2)).map((run) => run.status)).toEqual(["completed", "cancelled"]);
  });

  test("singleton skips a second run, or cancels the first", async () => {
    await send("single-skip", { name: "one" });
    await waitFor(() => open.get("skip-one"), "the first");
    await send("single-skip", { name: "two" });
    await release("skip-one");
    await ended("single-skip", 1);
    expect((await runsOf("single-skip")).map((run) => run.output)).toEqual(["one"]);

    await send("single-cancel", { name: "one" });
    await waitFor(() => open.get("cancel-one"), "the first");
    await send("single-cancel", { name: "two" });
    await release("cancel-two");
    const runs = await ended("single-cancel", 2);
    expect(runs.map((run) => run.status)).toEqual(["cancelled", "completed"]);
    await release("cancel-one");
  });

  test("inngest/function.finished tells who ended and how", async () => {
    await send("finishing", { n: 7 });
    const [run] = await ended("finish-listener", 1);
    expect(run?.output).toEqual({ id: "app-finishing", result: { n: 7 }, n: 7 });
  });

  test("cancelling a run cancels the one it invoked", async () => {
    await send("parent", { id: "p" });
    await waitFor(async () => ((await runsOf("child")).length === 1 ? true : undefined), "the child");
    await send("cancel", { id: "p" });
    expect((await ended("parent", 1))[0]?.status).toBe("cancelled");
    expect((await ended("child", 1))[0]?.status).toBe("cancelled");
  });
});

function defineFunctions(client: Inngest): InngestFunction.Any[] {
  const on = (name: string) => ({ id: name, triggers: [{ event: `c/${name}` }] });
  const held = (prefix: string) => async (data: Record<string, unknown>) => {
    const name = `${prefix}-${String(data.name)}`;
    order.push(name);
    await hold(name);
    return data.name;
  };
  const cancelOn = [{ event: "c/cancel", match: "data.id" }];
  const child = client.createFunction(on("child"), async ({ step }) => {
    await step.sleep("long", "1h");
  });
  return [
    child,
    client.createFunction({ id: "ticking", triggers: [{ cron: "* * * * * *" }] }, async ({ event }) => ({
      name: event.name,
      cron: event.data.cron,
    })),
    client.createFunction({ ...on("cancellable"), cancelOn }, async ({ step }) => {
      await step.waitForEvent("go", { event: "c/go", match: "data.id", timeout: "1h" });
    }),
    client.createFunction(
      {
        id: "after-cancel",
        triggers: [{ event: "inngest/function.cancelled", if: "event.data.function_id == 'app-cancellable'" }],
      },
      async () => undefined,
    ),
    client.createFunction({ ...on("cancellable-step"), cancelOn }, async ({ step }) => {
      await step.run("held", () => hold("cancel-step"));
      await step.run("after", () => {
        order.push("after-cancelled");
      });
    }),
    client.createFunction(
      { ...on("limited"), concurrency: { limit: 2, key: "event.data.key" } },
      async ({ event, step }) => step.run("held", () => held("limited")(event.data)),
    ),
    ...["shared-one", "shared-two"].map((name) =>
      client.createFunction(
        { ...on(name), concurrency: { limit: 1, key: '"everybody"', scope: "account" } },
        async ({ step }) => {
          await step.run("held", () => hold(name));
        },
      ),
    ),
    client.createFunction({ ...on("sleepy"), concurrency: 1 }, async ({ event, step }) => {
      if (event.data.long === true) await step.sleep("nap", "2s");
      await step.run("work", () => undefined);
    }),
    client.createFunction({ ...on("once"), idempotency: "event.data.order" }, async () => undefined),
    client.createFunction(
      { ...on("rated"), rateLimit: { limit: 2, period: "1h", key: "event.data.key" } },
      async () => undefined,
    ),
    client.createFunction({ ...on("throttled"), throttle: { limit: 2, period: "1s" } }, async () => undefined),
    client.createFunction(
      { ...on("debounced"), debounce: { period: "1s", key: "event.data.key" } },
      async ({ event }) => event.data.index,
    ),
    client.createFunction(
      { ...on("ranked"), concurrency: 1, priority: { run: "event.data.rank" } },
      async ({ event, step }) => step.run("held", () => held("ranked")(event.data)),
    ),
    client.createFunction({ ...on("endless"), timeouts: { finish: "1s" } }, async ({ step }) => {
      await step.sleep("long", "1h");
    }),
    client.createFunction({ ...on("queued"), concurrency: 1, timeouts: { start: "1s" } }, async ({ event, step }) =>
      step.run("held", () => held("queued")(event.data)),
    ),
    client.createFunction({ ...on("single-skip"), singleton: { mode: "skip" } }, async ({ event, step }) =>
      step.run("held", () => held("skip")(event.data)),
    ),
    client.createFunction({ ...on("single-cancel"), singleton: { mode: "cancel" } }, async ({ event, step }) =>
      step.run("held", () => held("cancel")(event.data)),
    ),
    client.createFunction(on("finishing"), async ({ event }) => ({ n: event.data.n })),
    client.createFunction(
      {
        id: "finish-listener",
        triggers: [{ event: "inngest/function.finished", if: "event.data.function_id == 'app-finishing'" }],
      },
      async ({ event }) => {
        const data: Record<string, unknown> & { event?: { data?: Record<string, unknown> } } = event.data;
        return { id: data.function_id, result: data.result, n: data.event?.data?.n };
      },
    ),
    client.createFunction({ ...on("parent"), cancelOn }, async ({ step }) => {
      await step.invoke("child", { function: child, data: {} });
    }),
  ];
}
