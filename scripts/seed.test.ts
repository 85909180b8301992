import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "@/db/migrate";
import { resetEnv } from "@/lib/kernel/env";
import { seedDemo } from "./seed";

const name = `seed_${crypto.randomUUID().slice(0, 8)}`;
const before = process.env.DATABASE_URL ?? "";
const url = new URL(before);
url.pathname = `/${name}`;
const admin = postgres(before, { max: 1, onnotice: () => undefined });

beforeAll(async () => {
  await admin`create database ${admin(name)}`;
  await migrate(url.href);
  process.env.DATABASE_URL = url.href;
  Object.assign(globalThis, { atelierAuth: undefined });
  resetEnv();
});
afterAll(async () => {
  await admin`drop database ${admin(name)} with (force)`;
  await admin.end();
});

async function countRows() {
  const sql = postgres(url.href, { max: 1 });
  const [row] = await sql`select
    (select count(*)::int from app.designs) as designs,
    (select count(*)::int from app.design_revisions) as revisions,
    (select count(*)::int from app.assets) as assets,
    (select count(*)::int from app.products) as products,
    (select count(*)::int from app.product_images) as product_images,
    (select count(*)::int from app.designs where thumbnail_artifact_id is null) as without_picture,
    (select count(*)::int from app.jobs_preview where status <> 'completed') as unfinished,
    (select count(*)::int from auth.users) as users`;
  await sql.end();
  return row;
}

test("the demo has three designs with two revisions each, products, and their pictures; again nothing changes", async () => {
  const login = await seedDemo();
  expect(login).toMatchObject({
    email: "demo@atelier.example",
    password: expect.stringMatching(/^demo-[0-9a-f]{12}$/),
  });
  const made = await countRows();
  expect(made).toEqual({
    designs: 3,
    revisions: 6,
    assets: 7,
    products: 26,
    product_images: 26,
    without_picture: 0,
    unfinished: 0,
    users: 1,
  });
  expect(await seedDemo()).toEqual(login);
  expect(await countRows()).toEqual(made);
});

test("a start that was killed in between is made good", async () => {
  const sql = postgres(url.href, { max: 1 });
  await sql`update auth.organizations set metadata = null`;
  await sql`delete from app.designs where name like 'Tidewater%'`;
  await sql`delete from app.product_images where product_id in (select id from app.products where sku like 'MUG%')`;
  await sql`delete from app.products where sku = 'VAS-TER'`;
  await sql.end();
  await seedDemo();
  expect(await countRows()).toMatchObject({
    designs: 3,
    revisions: 6,
    assets: 7,
    products: 26,
    product_images: 26,
    without_picture: 0,
    users: 1,
  });
});
