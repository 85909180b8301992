import type { Inngest, InngestFunction } from "inngest";
import { expect, test } from "vitest";
import { controlStudio, held, hold, open, order, release } from "./test-control";
import { waitFor } from "./test-fixture";

/** What starts runs, ends them before their time, and tells of their end. */
const control = controlStudio(defineFunctions);

test("cron starts the function at its times", async () => {
  const [run] = await control.ended("ticking", 1);
  expect(run).toMatchObject({
    status: "completed",
    output: { name: "inngest/scheduled.timer", cron: "* * * * * *" },
  });
  const runs = await control.ended("ticking", 2);
  expect(new Set(runs.map((one) => one.id)).size).toBe(runs.length);
});

test("cancelOn ends the run that matches while it waits, and no other", async () => {
  await control.send("cancellable", { id: "a" });
  await control.send("cancellable", { id: "b" });
  await waitFor(async () => {
    const rows = await control.database.query("select 1 from engine.steps where op = 'WaitForEvent' and name = 'go'");
    return rows.length === 2 ? true : undefined;
  }, "both to wait");
  await control.send("cancel", { id: "a" });
  await control.send("go", { id: "b" });
  const runs = await control.ended("cancellable", 2);
  expect(runs.map((run) => [run.event.data.id, run.status])).toEqual([
    ["a", "cancelled"],
    ["b", "completed"],
  ]);
  await waitFor(
    async () => ((await control.runsOf("after-cancel")).length > 0 ? true : undefined),
    "the cancelled event",
  );
  expect((await control.runsOf("after-cancel")).length).toBe(1);
});

test("cancelOn while a step runs: the step ends, nothing follows", async () => {
  await control.send("cancellable-step", { id: "c" });
  await waitFor(() => open.get("cancel-step"), "the step");
  await control.send("cancel", { id: "c" });
  await control.ended("cancellable-step", 1);
  await release("cancel-step");
  await waitFor(
    async () =>
      (
        await control.database.query(
          "select 1 from engine.claims c where c.work ->> 'r' = (select id::text from engine.runs where function_id = 'app-cancellable-step')",
        )
      ).length === 0
        ? true
        : undefined,
    "the worker to let go",
  );
  expect(order).not.toContain("after-cancelled");
});

test("timeouts.finish cancels a run that goes on too long", async () => {
  await control.send("endless");
  const [run] = await control.ended("endless", 1);
  expect(run).toMatchObject({ status: "cancelled", error: { message: "The run did not finish in time." } });
});

test("timeouts.start cancels a run that waits too long for a slot", async () => {
  await control.send("queued", { name: "first" });
  await waitFor(() => open.get("queued-first"), "the first");
  await control.send("queued", { name: "second" });
  const runs = await control.ended("queued", 1);
  expect(runs.map((run) => [run.event.data.name, run.status])).toEqual([["second", "cancelled"]]);
  await release("queued-first");
  expect((await control.ended("queued", 2)).map((run) => run.status)).toEqual(["completed", "cancelled"]);
});

test("inngest/function.finished tells who ended and how", async () => {
  await control.send("finishing", { n: 7 });
  const [run] = await control.ended("finish-listener", 1);
  expect(run?.output).toEqual({ id: "app-finishing", result: { n: 7 }, n: 7 });
});

test("cancelling a run cancels the one it invoked", async () => {
  await control.send("parent", { id: "p" });
  await waitFor(async () => ((await control.runsOf("child")).length === 1 ? true : undefined), "the child");
  await control.send("cancel", { id: "p" });
  expect((await control.ended("parent", 1))[0]?.status).toBe("cancelled");
  expect((await control.ended("child", 1))[0]?.status).toBe("cancelled");
});

function defineFunctions(client: Inngest): InngestFunction.Any[] {
  const on = (name: string) => ({ id: name, triggers: [{ event: `c/${name}` }] });
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
    client.createFunction({ ...on("endless"), timeouts: { finish: "1s" } }, async ({ step }) => {
      await step.sleep("long", "1h");
    }),
    client.createFunction({ ...on("queued"), concurrency: 1, timeouts: { start: "1s" } }, async ({ event, step }) =>
      step.run("held", () => held("queued")(event.data)),
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
