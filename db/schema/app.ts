import { sql } from "drizzle-orm";
import { type AnyPgColumn, check, pgSchema } from "drizzle-orm/pg-core";

/** PostgreSQL schema of all business tables; every table with a `tenant_id` has forced row-level security. */
export const appSchema = pgSchema("app");

/** A check constraint that lets only the listed words through. */
export function oneOf(name: string, column: AnyPgColumn, values: readonly string[]) {
  return check(name, sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(", "))})`);
}
