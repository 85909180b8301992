import { renameSync, statSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import type { DataFolder } from "./data-folder";
import { embeddedDatabaseUrl, startEmbeddedPostgres } from "./embedded-postgres";
import { findFreePort } from "./ports";
import { StartFailure } from "./start-failure";
import type { Supervisor } from "./supervisor";

const oldestPostgres = 150_000;
/** A log larger than this is put aside at the next start, in bytes; the one before it goes. */
const largestLog = 10 * 1024 * 1024;

function rotateLog(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestLog) renameSync(path, `${path}.old`);
}

/**
 * Starts the embedded database under the supervisor.
 * @returns its URL, which stays the same when the supervisor has to start it again
 */
export async function superviseEmbeddedPostgres(
  supervisor: Supervisor,
  folder: DataFolder,
  password: string,
): Promise<string> {
  const port = await findFreePort();
  const logFile = join(folder.logs, "postgres.log");
  rotateLog(logFile);
  await supervisor.start("The database", async (spawned) => {
    await startEmbeddedPostgres({ folder: folder.postgres, logFile, port, password, spawned });
  });
  return embeddedDatabaseUrl(port, password);
}

/** What an own PostgreSQL is called in a sentence: never with its password. */
function describeUrl(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname}:${port || "5432"}${pathname}`;
  } catch {
    return "an address that is no URL";
  }
}

/**
 * Checks that an own PostgreSQL answers, lets us in and is new enough.
 * @param variable name of the variable the URL comes from
 * @throws StartFailure in one sentence without the password
 */
export async function requireDatabase(url: string, variable: string): Promise<void> {
  const where = describeUrl(url);
  let sql: postgres.Sql;
  try {
    sql = postgres(url, { max: 1, connect_timeout: 8, onnotice: () => undefined });
  } catch {
    throw new StartFailure(`${variable} is not a PostgreSQL URL (postgres://user:password@host:5432/database).`);
  }
  try {
    const rows = await sql<{ version: string }[]>`select current_setting('server_version_num') as version`;
    const version = Number(rows[0]?.version ?? 0);
    if (version < oldestPostgres) {
      throw new StartFailure(
        `${variable} leads to PostgreSQL ${Math.floor(version / 10_000)} (${where}); Atelier needs 15 or newer.`,
      );
    }
  } catch (error) {
    if (error instanceof StartFailure) throw error;
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new StartFailure(
      `${variable} cannot be used: PostgreSQL at ${where} says "${reason.replaceAll("\n", " ")}".`,
    );
  } finally {
    await sql.end({ timeout: 1 });
  }
}
