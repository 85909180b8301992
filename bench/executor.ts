import { spawn } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { InngestFunction } from "inngest";
import { buildRequest } from "@/inngest/embedded/build-request";
import { callApp } from "@/inngest/embedded/call-app";
import { type LoadedRun, remember } from "@/inngest/embedded/load-run";
import { newId } from "@/inngest/embedded/new-id";
import { memoOf } from "@/inngest/embedded/settle-answer";
import { startExecutor } from "@/inngest/embedded/start-executor";
import {
  createClient,
  createTestDatabase,
  eventKey,
  findFreePort,
  serveFunctions,
  signingKey,
  type TestDatabase,
  waitFor,
} from "@/inngest/embedded/test-fixture";

/** One figure of the benchmark, as `npm run bench` prints it. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  baseline: number;
  baselineName: string;
  /** value / baseline */
  ratio: number;
}

const runsAtOnce = 50;
const stepsPerRun = 21;
const rounds = 3;
const baselineName = "the SDK's handler called over HTTP for every step, nothing stored";

function defineFunctions(client: ReturnType<typeof createClient>): InngestFunction.Any[] {
  return [
    client.createFunction({ id: "serial", triggers: [{ event: "bench/serial" }] }, async ({ step, event }) => {
      let sum = 0;
      for (let index = 0; index < stepsPerRun; index += 1) {
        sum += await step.run(`step-${index}`, () => Number(event.data.add ?? 1));
      }
      return sum;
    }),
  ];
}

/** The app runs in a process of its own, as in production. */
async function startApp(executorUrl: string): Promise<{ url: string; stop(): void }> {
  const port = await findFreePort();
  const child = spawn(process.execPath, ["--import", "tsx", fileURLToPath(import.meta.url)], {
    env: { ...process.env, BENCH_APP_PORT: String(port), BENCH_EXECUTOR_URL: executorUrl, NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://127.0.0.1:${port}/api/inngest`;
  await waitFor(
    () =>
      fetch(url).then(
        () => true,
        () => undefined,
      ),
    "the app of the benchmark",
  );
  return { url, stop: () => child.kill("SIGKILL") };
}

async function callThrough(url: string): Promise<void> {
  const event = `{"data":{"add":1},"id":"${newId()}","name":"bench/serial","ts":1}`;
  const run: LoadedRun = {
    id: newId(),
    functionId: "app-serial",
    tenantId: null,
    status: "running",
    event,
    events: `[${event}]`,
    pending: 0,
    racing: false,
    priority: 0,
    slots: null,
    memos: new Map(),
    order: [],
    memoBytes: 0,
  };
  for (;;) {
    const body = buildRequest(run, { attempt: 0, maxAttempts: 4, planOnly: false });
    const signal = new AbortController().signal;
    const outcome = await callApp({ url: `${url}?fnId=app-serial`, stepId: "step", body, signingKey, signal });
    if (outcome.kind === "done") {
      return;
    }
    if (outcome.kind !== "ops") {
      throw new Error(`The app answered: ${outcome.kind}`);
    }
    for (const op of outcome.ops) {
      remember(run, op.id, memoOf(op)?.memo ?? "null");
    }
  }
}

/** Milliseconds that `count` runs take, sent as one request to the event API. */
async function timeRuns(database: TestDatabase, executorUrl: string, count: number): Promise<number> {
  const round = newId();
  const started = performance.now();
  const answer = await fetch(`${executorUrl}/e/${eventKey}`, {
    method: "POST",
    body: JSON.stringify(
      Array.from({ length: count }, (_, index) => ({
        name: "bench/serial",
        id: `${round}:${index}`,
        data: { add: 1 },
      })),
    ),
  });
  if (!answer.ok) {
    throw new Error(`The event API answered ${answer.status}`);
  }
  await waitFor(
    async () => {
      const rows = await database.query<{ done: number }>(
        "select count(*)::int as done from engine.runs where status = 'completed' and event_id like $1",
        [`${round}:%`],
      );
      return rows[0]?.done === count ? true : undefined;
    },
    "the runs",
    120_000,
  );
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function measure(times: number, run: () => Promise<number>): Promise<number> {
  const values: number[] = [];
  for (let round = 0; round < times; round += 1) {
    values.push(await run());
  }
  return median(values);
}

async function timeBaseline(url: string, count: number): Promise<number> {
  const started = performance.now();
  await Promise.all(Array.from({ length: count }, () => callThrough(url)));
  return performance.now() - started;
}

/** Throughput of 50 runs of 21 steps at once, and the latency of a step in one run alone; medians of three rounds after a warm-up. */
export async function* benchExecutor(): AsyncGenerator<Figure> {
  const database = await createTestDatabase();
  const port = await findFreePort();
  const app = await startApp(`http://127.0.0.1:${port}`);
  const executor = await startExecutor({ databaseUrl: database.url, appUrl: app.url, signingKey, eventKey, port });
  try {
    await waitFor(
      async () => ((await database.query("select id from engine.functions")).length > 0 ? true : undefined),
      "the sync",
    );
    const steps = runsAtOnce * stepsPerRun;
    await timeBaseline(app.url, runsAtOnce);
    await timeRuns(database, executor.url, runsAtOnce);

    const bareMs = await measure(rounds, () => timeBaseline(app.url, runsAtOnce));
    const engineMs = await measure(rounds, () => timeRuns(database, executor.url, runsAtOnce));
    const value = (steps / engineMs) * 1000;
    const baseline = (steps / bareMs) * 1000;
    yield { name: "executor.throughput", value, unit: "steps/s", baseline, baselineName, ratio: value / baseline };

    const bareStepMs = (await measure(rounds, () => timeBaseline(app.url, 1))) / stepsPerRun;
    const stepMs = (await measure(rounds, () => timeRuns(database, executor.url, 1))) / stepsPerRun;
    yield {
      name: "executor.latency",
      value: stepMs,
      unit: "ms/step",
      baseline: bareStepMs,
      baselineName,
      ratio: stepMs / bareStepMs,
    };
  } finally {
    await executor.close(0);
    app.stop();
    await database.close();
  }
}

if (process.env.BENCH_APP_PORT !== undefined && process.env.BENCH_EXECUTOR_URL !== undefined) {
  const client = createClient(process.env.BENCH_EXECUTOR_URL);
  await serveFunctions(client, defineFunctions(client), Number(process.env.BENCH_APP_PORT));
} else if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for await (const figure of benchExecutor()) {
    process.stdout.write(`${JSON.stringify(figure)}\n`);
  }
}
