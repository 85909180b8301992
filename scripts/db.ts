import { readFile } from "node:fs/promises";
import path from "node:path";
import postgres from "postgres";
import { z } from "zod";
import { migrate, migrationStatus, revert } from "@/db/migrate";

/** What a running studio says about itself in its data folder. */
const runtimeFile = z.object({ pid: z.number().int(), databaseUrl: z.string() });

/** The database of DATABASE_DIRECT_URL or DATABASE_URL, else the one of the studio that runs on this data folder. */
async function findDatabaseUrl(): Promise<string> {
  const given = process.env.DATABASE_DIRECT_URL ?? process.env.DATABASE_URL;
  if (given !== undefined && given !== "") return given;
  const file = path.join(process.env.ATELIER_DATA ?? ".data", "runtime.json");
  try {
    const { pid, databaseUrl } = runtimeFile.parse(JSON.parse(await readFile(file, "utf8")));
    process.kill(pid, 0);
    return databaseUrl;
  } catch {
    throw new Error("Set DATABASE_URL, or start the studio first: its embedded database runs only with it.");
  }
}

/** Drops everything Atelier made in the database. */
async function dropEverything(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const schemas = await sql<{ name: string }[]>`
      select nspname as name from pg_namespace
      where nspname in ('app', 'auth', 'engine', 'engine_queue', 'atelier_meta') or nspname like 'data\\_%'`;
    for (const { name } of schemas) await sql`drop schema ${sql(name)} cascade`;
  } finally {
    await sql.end();
  }
}

async function run(command: string | undefined, argument: string | undefined): Promise<string> {
  if (command === "generate") {
    const { generateNextMigration } = await import("@/db/generate-migration");
    const file = await generateNextMigration(argument ?? "change");
    return file === null ? "The schema has not changed." : `Wrote db/migrations/${file}.sql and ${file}.down.sql.`;
  }
  const url = await findDatabaseUrl();
  if (command === "migrate") {
    const names = await migrate(url);
    return names.length === 0 ? "The database is up to date." : `Applied ${names.join(", ")}.`;
  }
  if (command === "status") {
    const rows = await migrationStatus(url);
    return rows
      .map(
        (row) =>
          `${row.appliedAt?.toISOString() ?? "pending                 "}  ${row.name}${row.changed ? "  CHANGED SINCE" : ""}`,
      )
      .join("\n");
  }
  if (command === "revert") {
    const names = await revert(url, Number(argument ?? "1"));
    return names.length === 0 ? "Nothing is applied." : `Reverted ${names.join(", ")}.`;
  }
  if (command === "reset") {
    if (argument !== "--yes") throw new Error("This deletes all data. Say so: npm run db:reset -- --yes");
    await dropEverything(url);
    return `Reset. Applied ${(await migrate(url)).join(", ")}.`;
  }
  throw new Error("Commands: migrate, status, revert [count], generate <name>, reset --yes");
}

try {
  process.stdout.write(`${await run(process.argv[2], process.argv[3])}\n`);
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
