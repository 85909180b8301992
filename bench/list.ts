import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { and, desc, eq, isNull, lt } from "drizzle-orm";
import { closeDatabase, drizzleOn, getDb, getSql } from "@/db/client";
import { newId } from "@/db/columns";
import { designs, organizations, styleVersionsCache } from "@/db/schema";
import { readTenant, withTenant } from "@/db/tenant";
import { resetEnv } from "@/lib/kernel/env";
import { makeDataFolder, removeDataFolder, startStudio } from "@/scripts/testing/run-studio";
import type { Figure } from "./run";

const rows = 10_000;
const pageSize = 50;
const rounds = 400;

/** Median of `rounds` calls in ms, measured in turns with the others, so that noise meets all alike. */
async function medians(work: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const times = work.map((): number[] => []);
  for (let round = 0; round < rounds + 50; round += 1) {
    for (const [index, run] of work.entries()) {
      const started = performance.now();
      await run();
      if (round >= 50) times[index]?.push(performance.now() - started);
    }
  }
  return times.map((list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN);
}

async function fillOrganization(): Promise<string> {
  const db = getDb();
  const slug = `bench-${crypto.randomUUID()}`;
  const [organization] = await db
    .insert(organizations)
    .values({ name: slug, slug })
    .returning({ id: organizations.id });
  const tenantId = organization?.id ?? "";
  const styleId = newId();
  await withTenant(tenantId, async (tx) => {
    const syncedAt = new Date();
    await tx.insert(styleVersionsCache).values({
      tenantId,
      id: styleId,
      provider: "bench",
      name: "Style",
      spacesDefinition: {},
      listedAt: syncedAt,
      syncedAt,
    });
    for (let start = 0; start < rows; start += 1000) {
      await tx.insert(designs).values(
        Array.from({ length: 1000 }, (_, index) => ({
          tenantId,
          name: `Design ${start + index}`,
          styleVersionId: styleId,
        })),
      );
    }
  });
  await getSql()`analyze app.designs`;
  return tenantId;
}

const figure = (name: string, value: number, baseline: number, baselineName: string): Figure => ({
  name,
  value,
  unit: "ms",
  baseline,
  baselineName,
  ratio: value / baseline,
});

/** The list of designs among 10,000: through row-level security against the same SQL on a bare connection, and over HTTP. */
export async function* benchList(): AsyncGenerator<Figure> {
  const folder = makeDataFolder();
  const studio = await startStudio({ ATELIER_DATA: folder, RATE_LIMIT_PER_MINUTE: "1000000" });
  try {
    const runtime: { databaseUrl: string } = JSON.parse(await readFile(join(folder, "runtime.json"), "utf8"));
    process.env.DATABASE_URL = runtime.databaseUrl;
    resetEnv();
    const tenantId = await fillOrganization();
    const middle = newId();
    const page = (tx: Pick<ReturnType<typeof getDb>, "select">) =>
      tx
        .select()
        .from(designs)
        .where(and(eq(designs.tenantId, tenantId), isNull(designs.deletedAt), lt(designs.id, middle)))
        .orderBy(desc(designs.id))
        .limit(pageSize);
    const bareSql = getSql();
    // The owner of the tables obeys row-level security too; the system role's rights stand in for a database without it.
    const bare = await bareSql.reserve();
    await bare`set role atelier_system`;
    const plain = drizzleOn(bare);
    const [secured = 0, unsecured = 0] = await medians([
      () => readTenant(tenantId, (tx) => page(tx)),
      () => page(plain),
    ]);
    bare.release();
    yield figure("list.rls", secured, unsecured, "the same SQL on a bare connection");

    const login = await fetch(`${studio.url}/api/auth/sign-up/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: studio.url },
      body: JSON.stringify({ name: "Bench", email: `${crypto.randomUUID()}@example.com`, password: "bench password" }),
    });
    const cookie = login.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    const key = await fetch(`${studio.url}/api/v1/api-keys`, {
      method: "POST",
      headers: { cookie, origin: studio.url, "content-type": "application/json" },
      body: JSON.stringify({ name: "bench" }),
    });
    const { key: token } = (await key.json()) as { key: string };
    const call = (path: string, status: number) => async () => {
      const response = await fetch(`${studio.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
      if (response.status !== status) throw new Error(`${path} answers ${response.status}`);
      await response.text();
    };
    const [list = 0, constant = 0] = await medians([call("/api/v1/designs", 200), call("/api/nothing", 404)]);
    yield figure("list.http", list, constant, "a route that answers a constant (an address that is none)");
  } finally {
    await closeDatabase();
    await studio.stop();
    removeDataFolder(folder);
  }
}
