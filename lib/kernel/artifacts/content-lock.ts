import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";

const lockKey = (tenantId: string, contentHash: string) =>
  sql`hashtextextended(${`artifact:${tenantId}:${contentHash}`}, 0)`;

/**
 * Waits until nobody else writes or collects this content, and keeps everybody else out until the transaction ends.
 * Two contents whose hashes collide in 64 bits only wait for each other.
 */
export async function lockContent(tx: Transaction, tenantId: string, contentHash: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${lockKey(tenantId, contentHash)})`);
}

/** As `lockContent`, but false instead of waiting. */
export async function tryLockContent(tx: Transaction, tenantId: string, contentHash: string): Promise<boolean> {
  const rows = await tx.execute<{ locked: boolean }>(
    sql`select pg_try_advisory_xact_lock(${lockKey(tenantId, contentHash)}) as locked`,
  );
  return rows[0]?.locked === true;
}
