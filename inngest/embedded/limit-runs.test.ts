import type { Inngest, InngestFunction } from "inngest";
import { expect, test } from "vitest";
import { controlStudio, held, hold, open, order, release } from "./test-control";
import { waitFor } from "./test-fixture";

/** How many runs of a function there are, and when they may start. */
const control = controlStudio(defineFunctions);

test("concurrency holds per key and takes the waiting ones in order", async () => {
  for (let index = 0; index < 5; index += 1) await control.send("limited", { key: "k", name: index });
  await waitFor(
    async () => ((await control.database.query("select 1 from engine.slot_waiters")).length === 3 ? true : undefined),
    "three to wait",
  );
  await control.send("limited", { key: "other", name: "other" });
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
  const all = await control.ended("limited", 6);
  expect(all.every((run) => run.status === "completed")).toBe(true);
  await waitFor(
    async () => ((await control.database.query("select 1 from engine.slot_holders")).length === 0 ? true : undefined),
    "the slots to be free",
  );
  expect(await control.database.query("select 1 from engine.slot_waiters")).toEqual([]);
});

test("concurrency of the account is shared by functions with the same key", async () => {
  await control.send("shared-one");
  await waitFor(() => open.get("shared-one"), "the first");
  await control.send("shared-two");
  await waitFor(
    async () => ((await control.database.query("select 1 from engine.slot_waiters")).length === 1 ? true : undefined),
    "the second to wait",
  );
  expect(open.has("shared-two")).toBe(false);
  await release("shared-one");
  await release("shared-two");
  await control.ended("shared-two", 1);
});

test("a sleeping run leaves its slot to others", async () => {
  await control.send("sleepy", { long: true });
  await waitFor(
    async () =>
      (await control.database.query("select 1 from engine.steps where op = 'Sleep' and name = 'nap'")).length === 1
        ? true
        : undefined,
    "the sleep",
  );
  await control.send("sleepy", { long: false });
  const [first] = await control.ended("sleepy", 1);
  expect(first?.event.data.long).toBe(false);
});

test("idempotency drops an event with the same key", async () => {
  await control.send("once", { order: "o-1" });
  await control.send("once", { order: "o-1" });
  await control.send("once", { order: "o-2" });
  await control.ended("once", 2);
  expect((await control.runsOf("once")).map((run) => run.event.data.order)).toEqual(["o-1", "o-2"]);
});

test("rateLimit drops what comes too soon", async () => {
  for (let index = 0; index < 4; index += 1) await control.send("rated", { index, key: "k" });
  await control.send("rated", { index: 9, key: "other" });
  await control.ended("rated", 3);
  expect((await control.runsOf("rated")).map((run) => run.event.data.index)).toEqual([0, 1, 9]);
});

test("throttle spaces the starts evenly and drops nothing", async () => {
  await Promise.all([control.send("throttled"), control.send("throttled"), control.send("throttled")]);
  await control.ended("throttled", 3);
  const starts = await control.database.query<{ early: boolean }>(
    `select started_at < min(created_at) over () + interval '499 ms' * (row_number() over (order by started_at) - 1) as early
     from engine.runs where function_id = 'app-throttled'`,
  );
  expect(starts).toEqual([{ early: false }, { early: false }, { early: false }]);
});

test("debounce runs once, with the last event", async () => {
  for (let index = 0; index < 3; index += 1) await control.send("debounced", { index, key: "k" });
  const runs = await control.ended("debounced", 1);
  expect(runs.map((run) => run.output)).toEqual([2]);
  expect(await control.database.query("select 1 from engine.gatherings")).toEqual([]);
});

test("priority decides among the waiting", async () => {
  await control.send("ranked", { rank: 0, name: "first" });
  await waitFor(() => open.get("ranked-first"), "the first");
  for (const [name, rank] of [
    ["low", -10],
    ["high", 100],
    ["middle", 5],
  ] as const) {
    await control.send("ranked", { rank, name });
  }
  await waitFor(
    async () => ((await control.database.query("select 1 from engine.slot_waiters")).length === 3 ? true : undefined),
    "three to wait",
  );
  for (const name of ["first", "high", "middle", "low"]) await release(`ranked-${name}`);
  await control.ended("ranked", 4);
  expect(order.filter((entry) => entry.startsWith("ranked-"))).toEqual([
    "ranked-first",
    "ranked-high",
    "ranked-middle",
    "ranked-low",
  ]);
});

test("singleton skips a second run, or cancels the first", async () => {
  await control.send("single-skip", { name: "one" });
  await waitFor(() => open.get("skip-one"), "the first");
  await control.send("single-skip", { name: "two" });
  await release("skip-one");
  await control.ended("single-skip", 1);
  expect((await control.runsOf("single-skip")).map((run) => run.output)).toEqual(["one"]);

  await control.send("single-cancel", { name: "one" });
  await waitFor(() => open.get("cancel-one"), "the first");
  await control.send("single-cancel", { name: "two" });
  await release("cancel-two");
  const runs = await control.ended("single-cancel", 2);
  expect(runs.map((run) => run.status)).toEqual(["cancelled", "completed"]);
  await release("cancel-one");
});

function defineFunctions(client: Inngest): InngestFunction.Any[] {
  const on = (name: string) => ({ id: name, triggers: [{ event: `c/${name}` }] });
  return [
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
    client.createFunction({ ...on("single-skip"), singleton: { mode: "skip" } }, async ({ event, step }) =>
      step.run("held", () => held("skip")(event.data)),
    ),
    client.createFunction({ ...on("single-cancel"), singleton: { mode: "cancel" } }, async ({ event, step }) =>
      step.run("held", () => held("cancel")(event.data)),
    ),
  ];
}
