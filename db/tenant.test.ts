import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { closeDatabase, getSql } from "./client";
import { withSystem, withTenant } from "./tenant";

afterAll(closeDatabase);

test("every table with a tenant_id has forced policies for both roles", async () => {
  const rows = await getSql()<{ name: string; forced: boolean; roles: string[] }[]>`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
      array(select distinct r.rolname::text from pg_policy p, pg_roles r where p.polrelid = c.oid and r.oid = any(p.polroles) order by 1) as roles
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where n.nspname = 'app' and c.relkind in ('r', 'p')`;
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) expect(row).toEqual({ name: row.name, forced: true, roles: ["atelier_app", "atelier_system"] });
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
