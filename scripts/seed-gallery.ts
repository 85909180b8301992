import { parseArgs } from "node:util";
import { asc, eq } from "drizzle-orm";
import { closeDatabase, getDb, getSql } from "@/db/client";
import { members, users } from "@/db/schema";
import { resetEnv } from "@/lib/kernel/env";
import { readEnvironment } from "./runtime/environment";
import { findDatabaseUrl } from "./runtime/find-database";
import { fillGallery, largeGallery } from "./testing/fill-gallery";

const usage = `npm run seed:gallery -- --email you@example.com [--assets 10000]

Fills the gallery of that person's organization with generated assets, real pictures and thumbnails, to look at and to
measure with. The studio goes on running.`;

function readArguments(): { email: string; assets: number } {
  const { values } = parseArgs({ options: { email: { type: "string" }, assets: { type: "string" } } });
  const assets = Number(values.assets ?? largeGallery.assets);
  if (values.email === undefined || !Number.isInteger(assets) || assets < 1) throw new Error(usage);
  return { email: values.email, assets };
}

async function run(): Promise<void> {
  const { email, assets } = readArguments();
  readEnvironment(process.cwd());
  process.env.DATABASE_URL = await findDatabaseUrl();
  resetEnv();
  const [person] = await getDb()
    .select({ userId: users.id, tenantId: members.organizationId })
    .from(users)
    .innerJoin(members, eq(members.userId, users.id))
    .where(eq(users.email, email.toLowerCase()))
    .orderBy(asc(members.createdAt))
    .limit(1);
  if (person === undefined) throw new Error(`Nobody has the address ${email} here; sign up first.`);
  const say = (line: string) => process.stdout.write(`${line}\n`);
  await fillGallery(person.tenantId, person.userId, { ...largeGallery, assets }, say);
  await getSql()`analyze app.generated_assets, app.images, app.products, app.artifacts`;
}

try {
  await run();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
await closeDatabase();
