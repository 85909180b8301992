import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { migrate } from "@/db/migrate";
import { buildIfStale } from "./build";
import { prepareDataFolder } from "./data-folder";
import { DataFolderLock } from "./data-folder-lock";
import { requireDatabase, superviseEmbeddedPostgres } from "./database";
import { chooseEngine, fillSecrets, readEnvironment } from "./environment";
import { replaceFile } from "./exclusive-file";
import { findFreePort, requireFreePort } from "./ports";
import { runCaptured } from "./run-captured";
import { loadSecrets } from "./secrets";
import { StartFailure } from "./start-failure";
import { superviseExecutor, superviseStudio } from "./studio";
import { Supervisor } from "./supervisor";

/** A second signal this long after the first ends everything at once; sooner it is the same Ctrl-C seen twice. */
const insistAfterMs = 1500;

const root = resolve(import.meta.dirname, "..", "..");

/** What `npm start` and `npm run dev` have in common: every part, in order, until a signal or a failure ends them all. */
export async function launch(mode: "start" | "dev"): Promise<void> {
  const launcher = new Launcher(mode);
  launcher.listenToSignals();
  try {
    await launcher.run();
  } catch (error) {
    await launcher.fail(error);
  }
}

class Launcher {
  private readonly startedAt = Date.now();
  private readonly cancelled = new AbortController();
  private lock: DataFolderLock | undefined;
  private supervisor: Supervisor | undefined;
  private runtimeFile: string | undefined;
  private endingSince: number | undefined;

  constructor(private readonly mode: "start" | "dev") {}

  listenToSignals(): void {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => this.interrupt());
    // The launcher in plain Node went away without a signal (`kill -9` of npm).
    process.once("disconnect", () => this.interrupt());
    // Whoever read our output has closed it; that is no reason to stop.
    for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  }

  async run(): Promise<void> {
    const env = readEnvironment(root);
    const engine = chooseEngine(env, this.mode);
    const port = await requireFreePort(env.PORT);
    const folder = prepareDataFolder(env.ATELIER_DATA);
    const lock = await DataFolderLock.acquire(folder.root);
    this.lock = lock;
    const supervisor = new Supervisor(lock, {
      restarting: (name, how) => say(`${name} ended (${how}); starting it again.`, process.stderr),
      gaveUp: (sentence) => void this.fail(new StartFailure(sentence)),
    });
    this.supervisor = supervisor;
    const secrets = loadSecrets(folder.secrets);
    fillSecrets(secrets);
    process.env.ATELIER_DATA = folder.root;
    process.env.PORT = String(port);

    if (env.DATABASE_URL === undefined) {
      process.env.DATABASE_URL = await superviseEmbeddedPostgres(supervisor, folder, secrets.POSTGRES_PASSWORD);
      delete process.env.DATABASE_DIRECT_URL;
    } else {
      await requireDatabase(env.DATABASE_URL, "DATABASE_URL");
      if (env.DATABASE_DIRECT_URL !== undefined) await requireDatabase(env.DATABASE_DIRECT_URL, "DATABASE_DIRECT_URL");
    }
    await applyMigrations(process.env.DATABASE_DIRECT_URL ?? process.env.DATABASE_URL ?? "");
    if (this.mode === "start") await this.build();

    const studioOrigin = `http://127.0.0.1:${port}`;
    const executorPort = engine === "embedded" ? await findFreePort() : undefined;
    if (executorPort !== undefined) {
      process.env.INNGEST_BASE_URL = `http://127.0.0.1:${executorPort}`;
      process.env.INNGEST_ENABLE_UNAUTHED_SYNC = "0";
    }
    // Read by `npm run db:*` and the benchmarks, which talk to the same running studio.
    this.runtimeFile = join(folder.root, "runtime.json");
    const runtime = { pid: process.pid, port, databaseUrl: process.env.DATABASE_URL };
    replaceFile(this.runtimeFile, `${JSON.stringify(runtime, null, 2)}\n`);
    await Promise.all([
      superviseStudio(supervisor, { root, port, mode: this.mode }),
      executorPort === undefined
        ? undefined
        : superviseExecutor(supervisor, { root, port: executorPort, studioOrigin }),
    ]);
    say(`Atelier is ready at ${process.env.ATELIER_URL ?? `http://localhost:${port}`} (${this.elapsed()}).`);
    // Only now, so that it takes no time from the start of the studio.
    const login = env.ATELIER_DEMO === "0" ? undefined : await this.seed();
    if (login !== undefined) say(`Demo login: ${login.email}  password: ${login.password}`);
    say("Stop with Ctrl-C.");
  }

  /** Prints what went wrong, stops what runs and ends the process with code 1. */
  async fail(error: unknown): Promise<void> {
    if (this.endingSince !== undefined) return;
    say(error instanceof StartFailure ? error.message : describeUnexpected(error), process.stderr);
    await this.end(1);
  }

  private interrupt(): void {
    if (this.endingSince === undefined) void this.end(0);
    else if (Date.now() - this.endingSince > insistAfterMs) process.exit(1);
  }

  private async end(code: number): Promise<void> {
    this.endingSince = Date.now();
    this.cancelled.abort();
    try {
      await this.supervisor?.stop();
    } finally {
      if (this.runtimeFile !== undefined) rmSync(this.runtimeFile, { force: true });
      this.lock?.release();
      process.exit(code);
    }
  }

  private async build(): Promise<void> {
    const started = Date.now();
    const built = await buildIfStale({
      root,
      onBuild: () => say("Building the studio (only after a change, one to two minutes) …"),
      signal: this.cancelled.signal,
    });
    if (built) say(`Studio built in ${seconds(Date.now() - started)}.`);
  }

  /** Seeds the demo organization in a process of its own, whose memory is free again afterwards. */
  private async seed(): Promise<DemoLogin | undefined> {
    let login: DemoLogin | undefined;
    const result = await runCaptured(["--import", "tsx", join(root, "scripts", "runtime", "seed-demo.ts")], {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production" },
      signal: this.cancelled.signal,
      onMessage: (message) => (login = readLogin(message)),
    });
    if (!result.ok && this.endingSince === undefined) {
      process.stderr.write(result.output);
      say(
        "The demo organization could not be made: the reason stands above; ATELIER_DEMO=0 leaves it out.",
        process.stderr,
      );
    }
    return login;
  }

  private elapsed(): string {
    return seconds(Date.now() - this.startedAt);
  }
}

interface DemoLogin {
  email: string;
  password: string;
}

function readLogin(message: unknown): DemoLogin | undefined {
  if (typeof message !== "object" || message === null || !("email" in message && "password" in message))
    return undefined;
  return { email: String(message.email), password: String(message.password) };
}

async function applyMigrations(url: string): Promise<void> {
  try {
    await migrate(url, join(root, "db", "migrations"));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartFailure(`The database could not be brought up to date: ${reason.replace(/\.$/, "")}.`, {
      cause: error,
    });
  }
}

function describeUnexpected(error: unknown): string {
  const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
  return `Atelier cannot start: ${reason || "unknown reason"}.`;
}

function say(sentence: string, stream: NodeJS.WriteStream = process.stdout): void {
  stream.write(`${sentence}\n`);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
