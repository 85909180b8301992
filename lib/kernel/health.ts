import { sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { getEnv } from "./env";
import { findBrowser } from "./rendering3d/find-browser";
import { getObjectStore } from "./storage";

export type PartHealth = "ok" | "down";

export interface Health {
  status: "ok" | "down";
  database: PartHealth;
  storage: PartHealth;
  engine: PartHealth;
  /** What this installation can do beyond the basics; what needs a missing one answers `capability_missing`. */
  capabilities: { browser: boolean; vector: boolean; mail: boolean };
}

/** A part that does not answer within this time counts as down, in ms. */
const limitMs = 3000;

async function probe(check: () => Promise<unknown>): Promise<PartHealth> {
  const limit = new Promise<never>((_, reject) => setTimeout(() => reject(new Error("timeout")), limitMs).unref());
  return Promise.race([check(), limit]).then(
    () => "ok",
    () => "down",
  );
}

async function checkStorage(): Promise<void> {
  const health = await getObjectStore().health();
  if (!health.ok) throw new Error(health.detail ?? "The object store is not well.");
}

async function checkEngine(): Promise<void> {
  const base = getEnv().INNGEST_BASE_URL;
  // Without a base URL the SDK talks to Inngest Cloud, whose own status page says how it is.
  if (base === undefined) return;
  const response = await fetch(new URL("/health", base), { signal: AbortSignal.timeout(limitMs) });
  if (!response.ok) throw new Error(`The engine answers ${response.status}.`);
}

async function hasVector(): Promise<boolean> {
  const rows = await getDb().execute(sql`select 1 from pg_extension where extname = 'vector'`);
  return rows.length > 0;
}

/** How the parts of the installation are. */
export async function readHealth(): Promise<Health> {
  const [database, storage, engine, browser] = await Promise.all([
    probe(() => getDb().execute(sql`select 1`)),
    probe(checkStorage),
    probe(checkEngine),
    findBrowser(),
  ]);
  const vector = database === "ok" && (await hasVector().catch(() => false));
  const status = database === "ok" && storage === "ok" && engine === "ok" ? "ok" : "down";
  return {
    status,
    database,
    storage,
    engine,
    capabilities: { browser: browser !== undefined, vector, mail: getEnv().SMTP_URL !== undefined },
  };
}
