import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type NodeServiceOptions, type RunningService, spawnNodeService } from "./service";
import { StartFailure } from "./start-failure";
import type { Supervisor } from "./supervisor";

/** Longest time until a part answers; the first compilation of `next dev` is the slowest. */
const readyLimitMs = 120_000;

/** Next's own start-up lines; Atelier prints its own. */
const nextBanner =
  /^\s*(▲|✓ (Starting|Ready|Running next\.config)|- (Local|Network|Environments|Experiments)\b|· \w+$|$)/u;

/**
 * What the job engine says while all is well, and that the studio is away: it is at every start and stop, and otherwise the
 * supervisor itself says so.
 */
const executorChatter = /^\{(?=.*"part":"executor").*("message":"ready|"level":"info"|"message":"The app is away)/u;

/** Whether a line of standard error says something by itself, unlike a stack frame. */
function isTelling(line: string): boolean {
  return line.trim() !== "" && !/^\s*(at |[{}\]])/.test(line);
}

interface AnsweringServiceOptions extends Omit<NodeServiceOptions, "onErrorLine"> {
  /** Subject of sentences about it, e.g. `The studio`. */
  name: string;
  /** Resolves with undefined when it answers, else with what it says is wrong. */
  probe: () => Promise<string | undefined>;
}

async function superviseAnswering(supervisor: Supervisor, options: AnsweringServiceOptions): Promise<void> {
  await supervisor.start(options.name, async (spawned) => {
    let lastLine = "";
    const service = spawnNodeService({
      ...options,
      onErrorLine: (line) => (lastLine = isTelling(line) ? line.trim() : lastLine),
    });
    spawned(service);
    const problem = await waitUntilAnswers(service, options.probe);
    if (problem !== undefined) {
      throw new StartFailure(
        `${options.name} does not start: ${problem}${lastLine ? ` (its last message: ${lastLine})` : ""}.`,
      );
    }
  });
}

/** Undefined when it answers, else why it does not. */
async function waitUntilAnswers(
  service: RunningService,
  probe: () => Promise<string | undefined>,
): Promise<string | undefined> {
  const deadline = Date.now() + readyLimitMs;
  let end: string | undefined;
  let problem: string | undefined = "it did not answer in time";
  void service.ended.then((how) => (end = how));
  while (Date.now() < deadline) {
    if (end !== undefined) return `it ended with ${end}`;
    problem = await probe();
    if (problem === undefined) return undefined;
    await delay(30);
  }
  return problem;
}

async function fetchText(url: string): Promise<{ status: number; body: string } | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(30_000) });
    return { status: response.status, body: await response.text() };
  } catch {
    return undefined;
  }
}

export interface StudioOptions {
  root: string;
  /** TCP port the studio listens on, on all interfaces. */
  port: number;
  mode: "start" | "dev";
}

/** Starts Next and waits until `/api/health` says that database, storage and engine are well. */
export async function superviseStudio(supervisor: Supervisor, options: StudioOptions): Promise<void> {
  const next = join(options.root, "node_modules", "next", "dist", "bin", "next");
  const health = `http://127.0.0.1:${options.port}/api/health`;
  await superviseAnswering(supervisor, {
    name: "The studio",
    args:
      options.mode === "start"
        ? [join(options.root, "scripts", "serve.ts")]
        : [next, "dev", options.root, "--hostname", "0.0.0.0", "--port", String(options.port)],
    env: {
      ...process.env,
      NODE_ENV: options.mode === "dev" ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
      PORT: String(options.port),
    },
    hide: nextBanner,
    async probe() {
      const answer = await fetchText(health);
      if (answer === undefined) return "it did not answer in time";
      return answer.status === 200 ? undefined : `/api/health answers ${answer.status} ${answer.body.slice(0, 300)}`;
    },
  });
}

export interface ExecutorOptions {
  root: string;
  /** Loopback TCP port of the executor's HTTP interface. */
  port: number;
  /** Loopback origin under which the executor calls the studio. */
  studioOrigin: string;
}

/** Starts the embedded job engine and waits until its HTTP interface answers. */
export async function superviseExecutor(supervisor: Supervisor, options: ExecutorOptions): Promise<void> {
  await superviseAnswering(supervisor, {
    name: "The job engine",
    args: ["--import", "tsx", join(options.root, "inngest", "embedded", "main.ts")],
    env: {
      ...process.env,
      NODE_ENV: "production",
      EXECUTOR_PORT: String(options.port),
      ATELIER_APP_URL: `${options.studioOrigin}/api/inngest`,
    },
    hide: executorChatter,
    async probe() {
      const answer = await fetchText(`http://127.0.0.1:${options.port}/health`);
      return answer?.status === 200 ? undefined : "it did not answer in time";
    },
  });
}
