import { sql } from "drizzle-orm";
import postgres, { type Sql, type TransactionSql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase, getSql } from "./client";
import { migrate } from "./migrate";
import { readTenant, withSystem, withTenant } from "./tenant";

// Planting rows takes constraints away for a moment, which needs locks that other tests must not wait for.
const own = `tenant_${crypto.randomUUID().slice(0, 8)}`;
let database: Sql;
beforeAll(async () => {
  await getSql()`create database ${getSql()(own)}`;
  const url = new URL(process.env.DATABASE_URL ?? "");
  url.pathname = `/${own}`;
  await migrate(url.href);
  database = postgres(url.href, { max: 2, onnotice: () => undefined });
});
afterAll(async () => {
  await database.end();
  await getSql()`drop database ${getSql()(own)} with (force)`;
  await closeDatabase();
});

test("every table with a tenant_id has forced policies for both roles", async () => {
  const rows = await getSql()<{ name: string; forced: boolean; roles: string[] }[]>`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
      array(select distinct r.rolname::text from pg_policy p, pg_roles r where p.polrelid = c.oid and r.oid = any(p.polroles) order by 1) as roles
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where n.nspname = 'app' and c.relkind in ('r', 'p')`;
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows)
    expect(row).toEqual({ name: row.name, forced: true, roles: ["atelier_app", "atelier_system"] });
});

test("tenant work runs as the application role, system work as the system role", async () => {
  const tenant = "018f2b1e-0000-7000-8000-000000000001";
  const [mine] = await withTenant(tenant, (tx) =>
    tx.execute<{ role: string; tenant: string }>(
      sql`select current_user::text as role, current_setting('app.current_tenant_id') as tenant`,
    ),
  );
  expect(mine).toEqual({ role: "atelier_app", tenant });
  const [system] = await withSystem((tx) => tx.execute<{ role: string }>(sql`select current_user::text as role`));
  expect(system?.role).toBe("atelier_system");
});

test("refuses a tenant id that is no UUID", async () => {
  await expect(withTenant("'; drop table x", async () => undefined)).rejects.toThrow("UUID");
});

interface TenantTable {
  name: string;
  /** Columns of the primary key besides the tenant, with their types. */
  keys: { name: string; type: string }[];
}

async function readTenantTables(): Promise<TenantTable[]> {
  return database<TenantTable[]>`
    select c.relname as name, coalesce((
      select json_agg(json_build_object('name', k.attname, 'type', format_type(k.atttypid, null)) order by k.attnum)
      from pg_index i join pg_attribute k on k.attrelid = c.oid and k.attnum = any(i.indkey)
      where i.indrelid = c.oid and i.indisprimary and k.attname <> 'tenant_id'), '[]'::json) as keys
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
    where n.nspname = 'app' and c.relkind in ('r', 'p') order by 1`;
}

function sampleOf(type: string): string {
  if (type === "uuid") return "018f2b1e-0000-7000-8000-0000000000ff";
  if (type === "bigint" || type === "integer") return "1";
  return "a".repeat(64);
}

const mine = "018f2b1e-0000-7000-8000-00000000000a";
const theirs = "018f2b1e-0000-7000-8000-00000000000b";

async function actAs(tx: TransactionSql, tenantId: string): Promise<void> {
  await tx`select set_config('role', 'atelier_app', true), set_config('app.current_tenant_id', ${tenantId}, true)`;
}

/** Puts one row of `mine` into a table, past constraints that have nothing to do with tenancy; rolled back later. */
async function plantRow(tx: TransactionSql, table: TenantTable): Promise<void> {
  const constraints = await tx<{ name: string }[]>`
    select conname as name from pg_constraint where conrelid = ${`app.${table.name}`}::regclass and contype in ('c', 'f')`;
  for (const { name } of constraints) await tx`alter table app.${tx(table.name)} drop constraint ${tx(name)}`;
  const columns = await tx<{ name: string }[]>`
    select attname as name from pg_attribute where attrelid = ${`app.${table.name}`}::regclass and attnum > 0 and attnotnull
      and not attisdropped and attname <> 'tenant_id' and attname <> all(${table.keys.map((key) => key.name)})`;
  for (const { name } of columns) await tx`alter table app.${tx(table.name)} alter column ${tx(name)} drop not null`;
  const row = Object.fromEntries([["tenant_id", mine], ...table.keys.map((key) => [key.name, sampleOf(key.type)])]);
  await tx`insert into app.${tx(table.name)} ${tx(row)}`;
}

test("in every table one tenant's row is invisible and untouchable to another", async () => {
  const rollback = new Error("rolled back");
  for (const table of await readTenantTables()) {
    const seen: Record<string, unknown> = {};
    await database
      .begin(async (tx) => {
        await plantRow(tx, table);
        await actAs(tx, theirs);
        seen.read = (await tx`select 1 from app.${tx(table.name)}`).length;
        const isAppendOnly = table.name === "audit_log";
        if (!isAppendOnly) {
          seen.updated = (await tx`update app.${tx(table.name)} set tenant_id = ${theirs}`).count;
          seen.deleted = (await tx`delete from app.${tx(table.name)}`).count;
        }
        await actAs(tx, mine);
        seen.own = (await tx`select 1 from app.${tx(table.name)}`).length;
        throw rollback;
      })
      .catch((error: unknown) => {
        if (error !== rollback) throw error;
      });
    const untouched = table.name === "audit_log" ? {} : { updated: 0, deleted: 0 };
    expect({ table: table.name, ...seen }).toEqual({ table: table.name, read: 0, ...untouched, own: 1 });
  }
});

test("in no table can a row be written for another tenant", async () => {
  for (const { name } of await readTenantTables()) {
    const forge = database.begin(async (tx) => {
      await actAs(tx, theirs);
      await tx`insert into app.${tx(name)} (tenant_id) values (${mine})`;
    });
    await expect(forge, name).rejects.toMatchObject({ code: "42501" });
  }
});

test("the audit log cannot be rewritten", async () => {
  for (const statement of ["update app.audit_log set action = 'x'", "delete from app.audit_log"]) {
    const rewrite = database.begin(async (tx) => {
      await actAs(tx, mine);
      await tx.unsafe(statement);
    });
    await expect(rewrite).rejects.toMatchObject({ code: "42501" });
  }
});

test("a query outside of any tenant sees nothing", async () => {
  const rows = await database.begin(async (tx) => {
    await tx`select set_config('role', 'atelier_app', true), set_config('app.current_tenant_id', '', true)`;
    return tx`select 1 from app.designs`;
  });
  expect(rows).toHaveLength(0);
});

test("a pipelined read runs as the application role in its tenant, and takes no second query", async () => {
  const [row] = await readTenant(mine, (tx) =>
    tx.execute<{ role: string; tenant: string }>(
      sql`select current_user::text as role, current_setting('app.current_tenant_id') as tenant`,
    ),
  );
  expect(row).toEqual({ role: "atelier_app", tenant: mine });
  const twice = readTenant(mine, async (tx) => {
    await tx.execute(sql`select 1`);
    return tx.execute(sql`select current_user`);
  });
  await expect(twice).rejects.toMatchObject({ cause: { message: "The transaction is over." } });
  await expect(readTenant(mine, (tx) => tx.execute(sql`select 1 / 0`))).rejects.toMatchObject({
    cause: { code: "22012" },
  });
  await expect(readTenant(mine, (tx) => tx.execute(sql`delete from app.designs`))).rejects.toMatchObject({
    cause: { code: "25006" },
  });
});

test("pipelined reads of two tenants at once never see each other's rows", async () => {
  const seen = await Promise.all(
    Array.from({ length: 200 }, (_, index) => {
      const tenant = index % 2 === 0 ? mine : theirs;
      return readTenant(tenant, (tx) =>
        tx.execute<{ tenant: string }>(sql`select current_setting('app.current_tenant_id') as tenant`),
      ).then(([row]) => row?.tenant === tenant);
    }),
  );
  expect(seen.every(Boolean)).toBe(true);
  const [outside] =
    await getSql()`select current_setting('app.current_tenant_id', true) as tenant, current_user = session_user as own`;
  expect(outside).toEqual({ tenant: "", own: true });
});
