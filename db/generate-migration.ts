import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import * as schema from "@/db/schema";

const folder = path.join(process.cwd(), "db", "migrations");
const snapshotFile = path.join(folder, "snapshot.json");
const schemas = ["app", "auth"];
const nothing = { id: "00000000-0000-0000-0000-000000000000" };

async function readSnapshot(): Promise<ReturnType<typeof generateDrizzleJson>> {
  try {
    return JSON.parse(await readFile(snapshotFile, "utf8"));
  } catch {
    return generateDrizzleJson({}, nothing.id, schemas);
  }
}

/** New tables with a `tenant_id` need policies; drizzle-kit cannot force row-level security, so the SQL says it. */
function protectTables(statements: readonly string[]): string[] {
  const created = statements.flatMap((statement) => {
    const table = /^CREATE TABLE "app"\."(\w+)"/.exec(statement)?.[1];
    return table !== undefined && statement.includes('"tenant_id"') ? [table] : [];
  });
  return created.map((table) => `select app.protect_tenant_table('app.${table}');`);
}

/** Writes the next migration, up and down, from the difference of schema and snapshot. */
export async function generateNextMigration(name: string): Promise<string | null> {
  if (!/^[a-z0-9_]+$/.test(name)) throw new Error("A migration's name has lower-case letters, digits and underscores.");
  const before = await readSnapshot();
  const after = generateDrizzleJson(schema, before.id, schemas);
  const [up, down] = [await generateMigration(before, after), await generateMigration(after, before)];
  if (up.length === 0) return null;
  const numbers = (await readdir(folder)).flatMap((file) => /^(\d{4})_/.exec(file)?.[1] ?? []).map(Number);
  const file = `${String(Math.max(0, ...numbers) + 1).padStart(4, "0")}_${name}`;
  await writeFile(path.join(folder, `${file}.sql`), `${[...up, ...protectTables(up)].join("\n")}\n`);
  await writeFile(path.join(folder, `${file}.down.sql`), `${down.join("\n")}\n`);
  await writeFile(snapshotFile, `${JSON.stringify(after, null, 1)}\n`);
  return file;
}
