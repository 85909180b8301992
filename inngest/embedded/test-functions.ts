import { type FailureEventArgs, type Inngest, type InngestFunction, NonRetriableError, RetryAfterError } from "inngest";
import { waitFor } from "./test-fixture";

/** What steps did, by the mark that the test gave its event. */
const done: string[] = [];

/** How often something was done. */
export function count(what: string): number {
  return done.filter((entry) => entry === what).length;
}

/** Functions that use every kind of step; each listens to `t/` and its name. */
export function defineFunctions(client: Inngest): InngestFunction.Any[] {
  const on = (name: string) => ({ id: name, triggers: [{ event: `t/${name}` }] });
  const failing = client.createFunction({ ...on("failing"), retries: 0 }, async () => {
    throw new Error("inner trouble");
  });
  const doubling = client.createFunction(on("doubling"), async ({ event, step }) => {
    const data: Record<string, unknown> = event.data;
    return step.run("double", () => ({ doubled: Number(data.n) * 2 }));
  });
  const slow = client.createFunction(on("slow"), async ({ step }) => {
    await step.sleep("long", "1h");
  });
  return [
    failing,
    doubling,
    slow,
    client.createFunction(on("serial"), async ({ event, step }) => {
      const mark = String(event.data.mark);
      const add = (name: string, value: number) =>
        step.run(name, () => {
          done.push(`${mark}:${name}`);
          return { value };
        });
      const a = await add("a", 1);
      const b = await add("b", a.value + 1);
      const c = await add("c", b.value + 1);
      const text = await step.run("text", () => "ünï\u0000\u2028\ud83d\ude00");
      return { total: a.value + b.value + c.value, text };
    }),
    client.createFunction(on("empty"), async () => undefined),
    client.createFunction(on("parallel"), async ({ event, step }) => {
      const mark = String(event.data.mark);
      const values = await Promise.all(
        [0, 1, 2, 3, 4].map((index) =>
          step.run(`p-${index}`, () => {
            done.push(`${mark}:${index}`);
            return index;
          }),
        ),
      );
      const after = await step.run("after", () => {
        done.push(`${mark}:after`);
        return values.reduce((sum, value) => sum + value, 0);
      });
      const [, nested] = await Promise.all([
        step.sleep("nap", "1s"),
        Promise.all(
          ["x", "y"].map((name) =>
            step.run(name, () => {
              done.push(`${mark}:${name}`);
              return name;
            }),
          ),
        ),
      ]);
      return { values, after, nested };
    }),
    client.createFunction(on("race"), async ({ event, step, group }) => {
      const mark = String(event.data.mark);
      const winner = await group.parallel(() =>
        Promise.race([
          step.run("quick", () => "quick"),
          // Ends only after what follows the race has run.
          step.run("slow", () =>
            waitFor(() => (count(`${mark}:next`) > 0 ? "slow" : undefined), "the step after the race"),
          ),
        ]),
      );
      const next = await step.run("next", () => {
        done.push(`${mark}:next`);
        return `${winner}!`;
      });
      return { winner, next };
    }),
    client.createFunction({ ...on("unoptimized"), optimizeParallelism: false }, async ({ event, step }) => {
      const work = (name: string) =>
        step.run(name, () => {
          done.push(`${String(event.data.mark)}:${name}`);
          return name;
        });
      const both = await Promise.all([work("a"), work("b")]);
      return [...both, await work("after")];
    }),
    client.createFunction({ ...on("flaky"), retries: 3 }, async ({ event, step, attempt }) => {
      const mark = String(event.data.mark);
      await step.run("before", () => {
        done.push(`${mark}:before`);
      });
      return step.run("flaky", () => {
        done.push(`${mark}:flaky`);
        if (attempt < 2) throw new Error(`attempt ${attempt}`);
        return "third time";
      });
    }),
    client.createFunction({ ...on("throws"), retries: 3 }, async ({ event, step, attempt }) => {
      await step.run("step", () => {
        done.push(`${String(event.data.mark)}:step`);
      });
      if (attempt < 2) throw new Error("outside of steps");
      return attempt;
    }),
    client.createFunction({ ...on("hopeless"), retries: 1 }, async ({ event, step }) => {
      await step.run("try", () => {
        done.push(`${String(event.data.mark)}:try`);
        throw new Error("never");
      });
    }),
    client.createFunction({ ...on("later"), retries: 2 }, async ({ step, attempt }) =>
      step.run("try", () => {
        if (attempt === 0) throw new RetryAfterError("not yet", "2s");
      }),
    ),
    client.createFunction({ ...on("final"), retries: 5 }, async ({ event, step }) => {
      await step.run("try", () => {
        done.push(`${String(event.data.mark)}:try`);
        throw new NonRetriableError("no use");
      });
    }),
    client.createFunction({ ...on("caught"), retries: 1 }, async ({ event, step }) => {
      let caught = "";
      try {
        await step.run("try", () => {
          throw new Error("broken");
        });
      } catch (error) {
        if (error instanceof Error) caught = error.message;
      }
      const after = await step.run("after", () => {
        done.push(`${String(event.data.mark)}:after`);
        return "went on";
      });
      return { caught, after };
    }),
    client.createFunction(on("sleeper"), async ({ step }) => {
      await step.sleep("nap", "1s");
      const until = await step.run("until", () => new Date(Date.now() + 500).toISOString());
      await step.sleepUntil("moment", until);
      return "awake";
    }),
    client.createFunction(on("waiter"), async ({ step }) => {
      const paid = await step.waitForEvent("paid", { event: "t/paid", match: "data.order", timeout: "1m" });
      return { amount: paid?.data.amount, name: paid?.name };
    }),
    client.createFunction(on("waiter-if"), async ({ step }) => {
      const offer = await step.waitForEvent("offer", {
        event: "t/offer",
        if: "async.data.amount >= event.data.least",
        timeout: "1m",
      });
      return offer?.data.amount;
    }),
    client.createFunction(on("impatient"), async ({ step }) => ({
      got: await step.waitForEvent("nothing", { event: "t/nothing", timeout: "1s" }),
    })),
    client.createFunction(on("self-waiter"), async ({ event, step }) => {
      const [, heard] = await Promise.all([
        step.sendEvent("send", { name: "t/echo", data: { key: event.data.key } }),
        step.waitForEvent("echo", { event: "t/echo", match: "data.key", timeout: "1m" }),
      ]);
      return heard?.data.key;
    }),
    client.createFunction(on("caller"), async ({ event, step }) =>
      step.invoke("double", { function: doubling, data: { n: event.data.n } }),
    ),
    client.createFunction(on("caller-of-failing"), async ({ step }) => {
      try {
        await step.invoke("fail", { function: failing, data: {} });
        return { caught: "nothing" };
      } catch (error) {
        return { caught: error instanceof Error ? error.message : "" };
      }
    }),
    client.createFunction(on("caller-of-slow"), async ({ step }) => {
      try {
        await step.invoke("wait", { function: slow, data: {}, timeout: "1s" });
        return "ended";
      } catch {
        return "timed out";
      }
    }),
    client.createFunction({ ...on("sender"), retries: 1 }, async ({ event, step, attempt }) => {
      await step.sendEvent("send", { name: "t/sent", data: { mark: event.data.mark } });
      if (attempt === 0) throw new Error("once more");
    }),
    client.createFunction({ id: "hearer", triggers: [{ event: "t/sent" }] }, async ({ event }) => {
      done.push(`${String(event.data.mark)}:heard`);
    }),
    client.createFunction(on("signalled"), async ({ event, step }) =>
      step.waitForSignal("signal", { signal: String(event.data.signal), timeout: "1m", onConflict: "fail" }),
    ),
    client.createFunction(on("signaller"), async ({ event, step }) => {
      await step.sendSignal("send", { signal: String(event.data.signal), data: { ok: true } });
    }),
    client.createFunction(
      { id: "large-only", triggers: [{ event: "t/large-only", if: "event.data.size > 10" }] },
      async ({ event }) => event.data.size,
    ),
    client.createFunction(
      {
        ...on("with-failure"),
        retries: 0,
        onFailure: async ({ event, error }: FailureEventArgs) => {
          const original = event.data.event;
          done.push(`${String(original.data?.mark)}:${error.message}:${event.data.function_id.replace("app-", "")}`);
        },
      },
      async () => {
        throw new Error("deliberate");
      },
    ),
    client.createFunction(on("large"), async ({ step }) => {
      let size = 0;
      for (const name of ["one", "two", "three"]) size += (await step.run(name, () => "x".repeat(1_900_000))).length;
      return size;
    }),
    client.createFunction({ ...on("too-large"), retries: 0 }, async ({ step }) => {
      try {
        await step.run("huge", () => "x".repeat(4_300_000));
        return "stored";
      } catch (error) {
        return error instanceof Error ? error.name : "";
      }
    }),
  ];
}
