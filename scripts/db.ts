import postgres from "postgres";
import { migrate, migrationStatus, revert } from "@/db/migrate";
import { findDatabaseUrl } from "./runtime/find-database";

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
