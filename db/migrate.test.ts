import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate, migrationStatus, readMigrations, revert } from "./migrate";

const name = `migrate_${crypto.randomUUID().slice(0, 8)}`;
let admin: Sql;
let url: string;

beforeAll(async () => {
  const base = new URL(process.env.DATABASE_URL ?? "");
  admin = postgres(base.href, { max: 1, onnotice: () => undefined });
  await admin`create database ${admin(name)}`;
  base.pathname = `/${name}`;
  url = base.href;
});
afterAll(async () => {
  await admin`drop database ${admin(name)} with (force)`;
  await admin.end();
});

/** Everything that migrations make: tables, columns, indexes, constraints, policies and functions. */
async function describeDatabase(): Promise<unknown> {
  const sql = postgres(url, { max: 1 });
  try {
    const ours = sql`('app', 'auth', 'engine')`;
    return {
      columns: await sql`select table_schema, table_name, column_name, data_type, is_nullable, column_default
        from information_schema.columns where table_schema in ${ours} order by 1, 2, 3`,
      indexes:
        await sql`select schemaname, indexname, indexdef from pg_indexes where schemaname in ${ours} order by 1, 2`,
      constraints:
        await sql`select conrelid::regclass::text as of, conname, pg_get_constraintdef(oid) as definition from pg_constraint
        where connamespace in (select oid from pg_namespace where nspname in ${ours}) order by 1, 2`,
      policies:
        await sql`select schemaname, tablename, policyname, roles::text, qual, with_check from pg_policies where schemaname in ${ours} order by 1, 2, 3`,
      functions:
        await sql`select n.nspname, p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ${ours} order by 1, 2`,
    };
  } finally {
    await sql.end();
  }
}

test("up, down to nothing, and up again give the same database", async () => {
  const all = (await readMigrations()).map((migration) => migration.name);
  expect(await migrate(url)).toEqual(all);
  const before = await describeDatabase();
  expect(await revert(url, all.length)).toEqual([...all].reverse());
  expect(await describeDatabase()).toEqual({ columns: [], indexes: [], constraints: [], policies: [], functions: [] });
  expect((await migrationStatus(url)).every((status) => status.appliedAt === null)).toBe(true);
  expect(await migrate(url)).toEqual(all);
  expect(await describeDatabase()).toEqual(before);
  expect(await migrate(url)).toEqual([]);
});

test("servers that start at once apply every migration once", async () => {
  await revert(url, 100);
  const applied = await Promise.all([migrate(url), migrate(url), migrate(url)]);
  expect(applied.flat().sort()).toEqual((await readMigrations()).map((migration) => migration.name));
});

test("a migration that changed after it was applied is refused", async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "atelier-migrations-"));
  try {
    await cp(path.join(process.cwd(), "db", "migrations"), folder, { recursive: true });
    await migrate(url, folder);
    await writeFile(path.join(folder, "0001_foundation.sql"), "select 1;");
    await expect(migrate(url, folder)).rejects.toThrow("0001_foundation was changed");
    expect((await migrationStatus(url, folder))[0]).toMatchObject({ name: "0001_foundation", changed: true });
  } finally {
    await rm(folder, { recursive: true });
  }
});
