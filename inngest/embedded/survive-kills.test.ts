import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { createTestDatabase, eventKey, findFreePort, signingKey, type TestDatabase, waitFor } from "./test-fixture";
import { Victim } from "./test-victim";

const kills = 20;
const appScript = fileURLToPath(new URL("./test-app.ts", import.meta.url));
const executorScript = fileURLToPath(new URL("./main.ts", import.meta.url));
const stepsOfChain = 12;

describe("kill -9 at any moment", () => {
  let database: TestDatabase;
  let app: Victim;
  let executors: Victim[];
  let urls: string[];

  async function prepare(executorCount: number): Promise<void> {
    database = await createTestDatabase();
    await database.query(
      "create table effects (id bigserial primary key, run_id uuid not null, step text not null, attempt int not null, memoized boolean not null default false)",
    );
    // Marks, at the moment of an effect, whether the same step had a memo before: then it must not run again.
    await database.query(`
      create function mark_memoized() returns trigger language plpgsql as $$
      begin
        new.memoized := exists (select from engine.steps s where s.run_id = new.run_id and s.name = new.step and s.seq is not null);
        return new;
      end $$`);
    await database.query("create trigger mark before insert on effects for each row execute function mark_memoized()");
    const appPort = await findFreePort();
    const ports = await Promise.all(Array.from({ length: executorCount }, findFreePort));
    urls = ports.map((port) => `http://127.0.0.1:${port}`);
    app = new Victim(appScript, {
      TEST_APP_PORT: String(appPort),
      TEST_EXECUTOR_URL: urls[0] ?? "",
      TEST_APP_DATABASE: database.url,
    });
    executors = ports.map(
      (port) =>
        new Victim(executorScript, {
          DATABASE_URL: database.url,
          DATABASE_DIRECT_URL: "",
          EXECUTOR_PORT: String(port),
          ATELIER_APP_URL: `http://127.0.0.1:${appPort}/api/inngest`,
          INNGEST_SIGNING_KEY: signingKey,
          INNGEST_EVENT_KEY: eventKey,
        }),
    );
    app.start();
    for (const executor of executors) executor.start();
    await waitFor(
      async () => ((await database.query("select 1 from engine.functions")).length > 0 ? true : undefined),
      "the sync",
      60_000,
    );
  }

  async function sendEvents(first: number, count: number): Promise<void> {
    const body = JSON.stringify(
      Array.from({ length: count }, (_, index) => ({ name: "kill/chain", id: `event-${first + index}`, data: {} })),
    );
    // An executor that was just killed gets them again when it is back; the ids keep that from starting runs twice.
    await waitFor(
      async () => {
        const answer = await fetch(`${urls[0]}/e/${eventKey}`, { method: "POST", body }).catch(() => undefined);
        return answer?.status === 200 ? true : undefined;
      },
      "the event API",
      60_000,
    );
  }

  async function memoCount(): Promise<number> {
    const [row] = await database.query<{ memos: number }>(
      "select count(*)::int as memos from engine.steps where seq is not null",
    );
    return row?.memos ?? 0;
  }

  /** Kills after some more steps are done: a random place in the work, without waiting for a time. */
  async function killAtRandomMoment(victim: Victim): Promise<void> {
    const target = (await memoCount()) + 1 + Math.floor(Math.random() * 12);
    await waitFor(async () => ((await memoCount()) >= target ? true : undefined), "progress", 60_000);
    await victim.end("SIGKILL");
    victim.start();
  }

  async function expectAllComplete(runs: number): Promise<void> {
    await waitFor(
      async () => {
        const [row] = await database.query<{ ended: number }>(
          "select count(*)::int as ended from engine.runs where ended_at is not null",
        );
        return row?.ended === runs ? true : undefined;
      },
      "all runs to end",
      120_000,
    );
    const statuses = await database.query(
      "select status, (output::text)::int as output, count(*)::int as runs from engine.runs group by status, output::text",
    );
    expect(statuses).toEqual([{ status: "completed", output: stepsOfChain, runs }]);
    const repeated = await database.query("select run_id, step from effects where memoized");
    expect(repeated).toEqual([]);
    const missing = await database.query(
      "select r.id from engine.runs r where (select count(distinct step) from effects e where e.run_id = r.id) <> $1",
      [stepsOfChain],
    );
    expect(missing).toEqual([]);
    expect(await database.query("select job_id from engine.claims")).toEqual([]);
    expect(await database.query("select id from engine_queue.job where name = 'engine-work'")).toEqual([]);
  }

  afterEach(async () => {
    await Promise.all([app, ...executors].map((victim) => victim.end("SIGKILL")));
    await database.close();
  });

  test("of the executor: no step is lost, none runs after it was memoized", async () => {
    await prepare(1);
    const [executor] = executors;
    if (executor === undefined) throw new Error("no executor");
    for (let kill = 0; kill < kills; kill += 1) {
      await sendEvents(kill * 3, 3);
      await killAtRandomMoment(executor);
    }
    await expectAllComplete(kills * 3);
    expect(await executor.end("SIGTERM")).toBe(0);
    expect(executor.output).not.toContain(signingKey);
    expect(executor.output).not.toContain(eventKey);
  }, 240_000);

  test("of the app: its calls are made again and count as no attempt", async () => {
    await prepare(1);
    for (let kill = 0; kill < kills; kill += 1) {
      await sendEvents(kill * 3, 3);
      await killAtRandomMoment(app);
    }
    await expectAllComplete(kills * 3);
    expect(await database.query("select id from engine.attempts")).toEqual([]);
  }, 240_000);

  test("of one of several executors: the others take its work over", async () => {
    await prepare(3);
    await sendEvents(0, 40);
    for (const victim of executors.slice(1)) {
      const target = (await memoCount()) + 20;
      await waitFor(async () => ((await memoCount()) >= target ? true : undefined), "progress", 60_000);
      await victim.end("SIGKILL");
    }
    await expectAllComplete(40);
  }, 240_000);
});
