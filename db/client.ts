import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres, { type Sql, type TransactionSql } from "postgres";
import { getEnv, requireEnv } from "@/lib/kernel/env";
import * as schema from "./schema";

export type Database = PostgresJsDatabase<typeof schema>;
/** A transaction handed out by `withTenant` or `withSystem`. */
export type Transaction = Omit<Database, "transaction">;

// Next loads server modules several times (per route bundle, on hot reload); one pool a process has to survive that.
const globals = globalThis as typeof globalThis & { atelierSql?: Sql; atelierDatabase?: Database };

/** The process-wide connection pool. */
export function getSql(): Sql {
  if (globals.atelierSql === undefined) {
    const env = getEnv();
    globals.atelierSql = postgres(requireEnv("DATABASE_URL"), {
      max: env.DATABASE_POOL_SIZE,
      // A transaction pooler (then DATABASE_DIRECT_URL is set) cannot keep prepared statements.
      prepare: env.DATABASE_DIRECT_URL === undefined,
      connect_timeout: 5,
      // Seconds between attempts to connect. The default grows to 20, for which requests would hang and then go on hanging
      // after the database is back.
      backoff: (attempts: number) => Math.min(0.05 * 2 ** attempts, 0.5),
      idle_timeout: 60,
      onnotice: () => undefined,
      connection: { application_name: "atelier" },
    });
  }
  return globals.atelierSql;
}

/** Longer statements are inserts of many rows: each number of rows would be a statement of its own on every connection. */
const longestPrepared = 4000;

/** What drizzle needs of a connection: a transaction's or a reserved one. */
type Connection = Pick<TransactionSql, "unsafe">;

/**
 * Drizzle on one connection. Drizzle leaves statements unprepared, which costs a round trip each to learn the types of
 * the parameters; here they are prepared once a connection, and sent the moment they are made, so that several travel
 * together.
 * @param isUsable false once the transaction is over: a statement after it would run without its role
 */
export function drizzleOn(client: Connection, isUsable: () => boolean = () => true): Transaction {
  const { options } = getSql();
  const plain = client.unsafe;
  const unsafe = (...[text, parameters, settings]: Parameters<typeof plain>) => {
    if (!isUsable()) throw new Error("The transaction is over.");
    const prepare = options.prepare && text.length <= longestPrepared;
    const query = plain(text, parameters, { prepare, ...settings });
    void query.execute();
    return query;
  };
  return drizzle(Object.assign(client, { options, unsafe }) as unknown as Sql, { schema });
}

/** Drizzle over the pool, as the connection's own role: only for schemas `auth` and tables without a tenant. */
export function getDb(): Database {
  globals.atelierDatabase ??= drizzle(getSql(), { schema });
  return globals.atelierDatabase;
}

/** URL of a connection that keeps its session: for LISTEN and migrations. */
export function directDatabaseUrl(): string {
  return getEnv().DATABASE_DIRECT_URL ?? requireEnv("DATABASE_URL");
}

/** Ends the pool; the next use opens a new one. */
export async function closeDatabase(): Promise<void> {
  const sql = globals.atelierSql;
  globals.atelierSql = undefined;
  globals.atelierDatabase = undefined;
  await sql?.end({ timeout: 5 });
}
