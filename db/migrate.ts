import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import postgres, { type Sql } from "postgres";

/** Advisory lock of migrations: two starting servers take turns. Any constant will do. */
const migrationLock = 7_291_845_113;

export interface Migration {
  /** `0001_foundation` */
  name: string;
  up: string;
  down: string;
  /** SHA-256 of `up`, to notice a file that changed after it was applied. */
  checksum: string;
}

export interface MigrationStatus {
  name: string;
  appliedAt: Date | null;
  changed: boolean;
}

const defaultFolder = () => path.join(process.cwd(), "db", "migrations");

/** The migrations of a folder in order. @throws when one has no down file */
export async function readMigrations(folder = defaultFolder()): Promise<Migration[]> {
  const names = (await readdir(folder))
    .filter((file) => /^\d{4}_[a-z0-9_]+\.sql$/.test(file))
    .map((file) => file.slice(0, -".sql".length))
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const [up, down] = await Promise.all([
        readFile(path.join(folder, `${name}.sql`), "utf8"),
        readFile(path.join(folder, `${name}.down.sql`), "utf8"),
      ]);
      return { name, up, down, checksum: createHash("sha256").update(up).digest("hex") };
    }),
  );
}

async function withLock<T>(url: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: 10 });
  try {
    await sql`select pg_advisory_lock(${migrationLock})`;
    await sql`create schema if not exists atelier_meta`;
    await sql`create table if not exists atelier_meta.migrations (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`;
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function readApplied(sql: Sql): Promise<Map<string, { checksum: string; appliedAt: Date }>> {
  const rows = await sql<{ name: string; checksum: string; applied_at: Date }[]>`
    select name, checksum, applied_at from atelier_meta.migrations order by name`;
  return new Map(rows.map((row) => [row.name, { checksum: row.checksum, appliedAt: row.applied_at }]));
}

/** Applies what is missing, each file in a transaction of its own. Returns the names applied. */
export async function migrate(url: string, folder?: string): Promise<string[]> {
  const migrations = await readMigrations(folder);
  return withLock(url, async (sql) => {
    const applied = await readApplied(sql);
    const done: string[] = [];
    for (const migration of migrations) {
      const before = applied.get(migration.name);
      if (before !== undefined) {
        if (before.checksum !== migration.checksum) {
          throw new Error(`Migration ${migration.name} was changed after it had been applied; add a new one instead.`);
        }
        continue;
      }
      await sql.begin(async (tx) => {
        await tx.unsafe(migration.up);
        await tx`insert into atelier_meta.migrations (name, checksum) values (${migration.name}, ${migration.checksum})`;
      });
      done.push(migration.name);
    }
    return done;
  });
}

/** Takes back the newest `count` applied migrations. Returns their names. */
export async function revert(url: string, count = 1, folder?: string): Promise<string[]> {
  const byName = new Map((await readMigrations(folder)).map((migration) => [migration.name, migration]));
  return withLock(url, async (sql) => {
    const names = [...(await readApplied(sql)).keys()].reverse().slice(0, count);
    for (const name of names) {
      const migration = byName.get(name);
      if (migration === undefined) throw new Error(`Migration ${name} is applied, but its file is gone.`);
      await sql.begin(async (tx) => {
        await tx.unsafe(migration.down);
        await tx`delete from atelier_meta.migrations where name = ${name}`;
      });
    }
    return names;
  });
}

/** Every migration of the folder and whether it is applied. */
export async function migrationStatus(url: string, folder?: string): Promise<MigrationStatus[]> {
  const migrations = await readMigrations(folder);
  return withLock(url, async (sql) => {
    const applied = await readApplied(sql);
    return migrations.map((migration) => {
      const row = applied.get(migration.name);
      return {
        name: migration.name,
        appliedAt: row?.appliedAt ?? null,
        changed: row !== undefined && row.checksum !== migration.checksum,
      };
    });
  });
}
