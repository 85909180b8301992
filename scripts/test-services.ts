import { execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { findFreePort } from "./runtime/ports";
import { findPostgresUser } from "./runtime/postgres-user";
import { startS3Server } from "./testing/start-s3-server";

/**
 * `npm run test:services [-- files…]`: the same tests against services of one's own, the way a grown installation runs:
 * the system's PostgreSQL (Debian's package `postgresql`) and an S3-speaking object store. Without files the journeys in the
 * browser follow, except `lifecycle.spec.ts`, which is about the database that the studio brings along; `-- --journeys` runs
 * these alone.
 */
const debianServers = "/usr/lib/postgresql";

function findServerBinaries(): string {
  const versions = existsSync(debianServers) ? readdirSync(debianServers) : [];
  const oldest = versions
    .map(Number)
    .filter((version) => version >= 15)
    .sort((a, b) => a - b)[0];
  if (oldest === undefined) throw new Error("Install PostgreSQL 15 or newer first: apt-get install postgresql.");
  return join(debianServers, String(oldest), "bin");
}

interface Service {
  env: Record<string, string>;
  /** What the journeys need differently. */
  journeys?: Record<string, string>;
  stop: () => Promise<void>;
}

async function startSystemPostgres(): Promise<Service> {
  const bin = findServerBinaries();
  const user = findPostgresUser();
  const folder = mkdtempSync(join(tmpdir(), "atelier-postgres-"));
  chmodSync(folder, 0o777);
  const data = join(folder, "data");
  const port = await findFreePort();
  execFileSync(join(bin, "initdb"), ["-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C"], {
    ...user,
    stdio: "ignore",
  });
  const settings = [
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    "unix_socket_directories=",
    "fsync=off",
    "max_connections=300",
  ];
  const server = spawn(join(bin, "postgres"), ["-D", data, ...settings.flatMap((setting) => ["-c", setting])], {
    ...user,
    stdio: "ignore",
  });
  const admin = postgres(`postgres://postgres@127.0.0.1:${port}/postgres`, { max: 1, onnotice: () => undefined });
  for (let attempt = 0; ; attempt += 1) {
    try {
      await admin`select 1`;
      break;
    } catch (error) {
      if (attempt > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  const [version] = await admin`show server_version`;
  process.stdout.write(`PostgreSQL ${version?.server_version} and an S3 server are running.\n`);
  await admin`create database atelier_test`;
  await admin`create database atelier_journeys`;
  await admin.end();
  return {
    env: { DATABASE_URL: `postgres://postgres@127.0.0.1:${port}/atelier_test` },
    journeys: { DATABASE_URL: `postgres://postgres@127.0.0.1:${port}/atelier_journeys` },
    stop: async () => {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startObjectStore(): Promise<Service> {
  const { options, stop } = await startS3Server();
  return {
    env: {
      S3_BUCKET: options.bucket,
      S3_REGION: options.region,
      S3_ENDPOINT: options.endpoint,
      S3_ACCESS_KEY_ID: options.accessKeyId,
      S3_SECRET_ACCESS_KEY: options.secretAccessKey,
    },
    stop,
  };
}

const files = process.argv.slice(2);
const services = [await startSystemPostgres(), await startObjectStore()];

function run(cli: string, args: readonly string[], ...variables: (Record<string, string> | undefined)[]) {
  const env = Object.assign({ ...process.env }, ...services.map((service) => service.env), ...variables);
  const child = spawn(process.execPath, [join("node_modules", ...cli.split("/")), ...args], { env, stdio: "inherit" });
  return new Promise<number>((resolve) => child.once("exit", (status) => resolve(status ?? 1)));
}

const journeysAlone = files[0] === "--journeys";
let code = journeysAlone ? 0 : await run("vitest/vitest.mjs", ["run", ...files]);
if (code === 0 && (journeysAlone || files.length === 0)) {
  const journeys = ["shell", "designs", "bundle"].map((name) => `${name}.spec.ts`);
  const args = ["test", "--config", "e2e/playwright.config.ts", ...journeys];
  code = await run("@playwright/test/cli.js", args, ...services.map((service) => service.journeys));
}
for (const service of services) await service.stop();
process.exit(code);
