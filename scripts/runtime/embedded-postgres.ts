import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { locatePostgresBinaries, type PostgresBinaries } from "./postgres-binaries";
import { findPostgresUser, type PostgresUser, requireReachable } from "./postgres-user";
import { findProcessesIn, identifyProcess, readProcessName, signalProcess, waitForEnd } from "./process-identity";
import type { RunningService } from "./service";
import { describeEnd } from "./spawn-node";
import { StartFailure } from "./start-failure";

export interface EmbeddedPostgresOptions {
  /** Data directory of the cluster; made on first start. */
  folder: string;
  /** File that the server's own messages are appended to. */
  logFile: string;
  /** Loopback TCP port. */
  port: number;
  /** Password of the roles `postgres` (superuser) and `atelier` (owner of database `atelier`). */
  password: string;
  /** `false` gives up durability for speed, for throw-away clusters of tests. */
  durable?: boolean;
  /** Called as soon as there is a process, before it answers. */
  spawned?: (service: RunningService) => void;
}

/** A server that answers. Its process is the one that watches over PostgreSQL. */
export interface EmbeddedPostgres extends RunningService {
  /** Connects as `atelier`, who owns the database, may create roles and databases, and is no superuser. */
  url: string;
}

/** URL of the embedded database for a port and password. */
export function embeddedDatabaseUrl(port: number, password: string): string {
  return `postgres://atelier:${encodeURIComponent(password)}@127.0.0.1:${port}/atelier`;
}

/** How long a server may take to come up after a crash with much to recover. */
const readyLimitMs = 120_000;
const stopLimitMs = 20_000;

/**
 * Runs the server and ends it when standard input closes, which happens however the supervisor ends, `kill -9` included.
 * PostgreSQL itself looks at neither its parent nor its input. SIGINT is its fast, clean shutdown.
 */
const guardScript = `
exec 3<&0 0</dev/null
"$@" 3<&- &
child=$!
trap 'kill -INT "$child" 2>/dev/null' INT TERM HUP
{ read -r line <&3; kill -INT "$child" 2>/dev/null; } &
watcher=$!
while :; do
  wait "$child"
  code=$?
  kill -0 "$child" 2>/dev/null || break
done
kill "$watcher" 2>/dev/null
exit "$code"
`;

/**
 * Starts the PostgreSQL that npm brought on a data directory, making the cluster first where there is none.
 * @throws StartFailure in one sentence, with the server's last message where it has one
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const binaries = await locatePostgresBinaries();
  const user = findPostgresUser();
  if (user !== undefined) {
    requireReachable(dirname(binaries.postgres), user, `Atelier's folder ${process.cwd()}`);
    requireReachable(dirname(options.folder), user, `The data folder ${dirname(options.folder)}`);
  }
  if (!existsSync(options.folder)) createCluster(options, binaries, user);
  await endOrphan(options.folder);

  const log = openSync(options.logFile, "a", 0o600);
  const args = [binaries.postgres, "-D", options.folder, ...serverSettings(options)];
  const [command, ...rest] =
    process.platform === "win32" ? args : ["/bin/sh", "-c", guardScript, "postgres-guard", ...args];
  const child = spawn(command ?? "", rest, { ...user, cwd: "/", detached: true, stdio: ["pipe", log, log] });
  closeSync(log);
  child.stdin?.on("error", () => undefined);
  const service: RunningService = {
    pid: child.pid ?? 0,
    ended: describeEnd(child),
    stop: () => stopServer(child, options.folder),
  };
  options.spawned?.(service);
  await waitUntilReady(child, options);
  return { ...service, url: embeddedDatabaseUrl(options.port, options.password) };
}

function serverSettings(options: EmbeddedPostgresOptions): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: "127.0.0.1",
    port: options.port,
    unix_socket_directories: "",
    max_connections: 200,
    shared_buffers: "128MB",
    effective_cache_size: "1GB",
    password_encryption: "scram-sha-256",
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    log_line_prefix: "%m [%p] ",
    ...(options.durable === false && { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/**
 * Makes the cluster, its owner role and its database beside the final place and moves it there when it is whole, so that
 * a start killed in between leaves nothing that looks like a database.
 */
function createCluster(
  options: EmbeddedPostgresOptions,
  binaries: PostgresBinaries,
  user: PostgresUser | undefined,
): void {
  const unfinished = `${options.folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const passwordFile = `${options.folder}.password`;
  writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 });
  if (user !== undefined) {
    chownSync(unfinished, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  const spawnOptions = {
    ...user,
    cwd: "/",
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
  } as const;
  try {
    const flags = ["--auth=scram-sha-256", "--username=postgres", `--pwfile=${passwordFile}`, "--encoding=UTF8"];
    const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
    const sync = options.durable === false ? ["--no-sync"] : [];
    const made = spawnSync(binaries.initdb, ["-D", unfinished, ...flags, ...locale, ...sync], spawnOptions);
    if (made.status !== 0) throw creationFailure(options.folder, made.stderr || String(made.error ?? ""));

    const statements = [
      // The password is base64url: nothing in it needs escaping.
      `create role atelier login createrole createdb password '${options.password}';`,
      "create database atelier owner atelier;",
    ];
    const single = spawnSync(
      binaries.postgres,
      ["--single", "-D", unfinished, "-c", "log_min_messages=error", "postgres"],
      {
        ...spawnOptions,
        input: `${statements.join("\n")}\n`,
      },
    );
    if (single.status !== 0 || /ERROR|FATAL/.test(single.stderr)) throw creationFailure(options.folder, single.stderr);
    renameSync(unfinished, options.folder);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function creationFailure(folder: string, output: string): StartFailure {
  const reason = output.split("\n").findLast((line) => /error|fatal|could not|no space/i.test(line));
  return new StartFailure(`PostgreSQL could not make its data in ${folder}: ${reason?.trim() || "it gave no reason"}.`);
}

/** Ends a server that a killed supervisor left on this directory, and removes a lock that no server stands behind. */
async function endOrphan(folder: string): Promise<void> {
  const pidFile = join(folder, "postmaster.pid");
  if (!existsSync(pidFile)) return;
  const pid = Number.parseInt(readFileSync(pidFile, "utf8"), 10);
  const own = findProcessesIn(realpathSync(folder));
  const isServer = process.platform === "linux" ? own.includes(pid) : readProcessName(pid).includes("postgres");
  if (isServer) {
    const server = identifyProcess(pid);
    process.kill(pid, "SIGINT");
    const [stuck] = await waitForEnd([server], stopLimitMs);
    if (stuck !== undefined) process.kill(pid, "SIGQUIT");
  }
  const left = await waitForEnd(own.map(identifyProcess), stopLimitMs);
  for (const { pid: leftover } of left) signalProcess(leftover, "SIGKILL");
  await waitForEnd(left, stopLimitMs);
  // Its number may belong to some other program by now, which PostgreSQL would take for a running server.
  rmSync(pidFile, { force: true });
}

async function waitUntilReady(child: ChildProcess, options: EmbeddedPostgresOptions): Promise<void> {
  const deadline = Date.now() + readyLimitMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) throw startFailure(options);
    if (readServerStatus(options.folder) === "ready") return;
    await delay(15);
  }
  await stopServer(child, options.folder);
  throw startFailure(options);
}

/** Line 8 of postmaster.pid is the server's own word on its state (`starting`, `ready`, `stopping`). */
function readServerStatus(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n")[7]?.trim();
  } catch {
    return undefined;
  }
}

function startFailure(options: EmbeddedPostgresOptions): StartFailure {
  const lines = readFileSync(options.logFile, "utf8").trimEnd().split("\n");
  const reason = lines.findLast((line) => /FATAL|PANIC|could not|error while loading/.test(line));
  const said = reason?.replace(/^.*?(FATAL|PANIC|LOG):\s*/, "").trim();
  return new StartFailure(
    `The database in ${options.folder} does not start${said ? `: ${said}` : ""}; its log is ${options.logFile}.`,
  );
}

async function stopServer(child: ChildProcess, folder: string): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise<void>((resolveExit) => child.once("exit", () => resolveExit()));
  const force = setTimeout(() => {
    const pid = Number.parseInt(readFileSync(join(folder, "postmaster.pid"), "utf8"), 10);
    signalProcess(pid, "SIGQUIT");
  }, stopLimitMs);
  if (process.platform === "win32") child.kill();
  child.stdin?.end();
  await exited;
  clearTimeout(force);
}
