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

/** `lockContent` for many at once, in ascending order, so that two transactions cannot wait for each other. */
export async function lockContents(tx: Transaction, tenantId: string, contentHashes: readonly string[]): Promise<void> {
  const hashes = JSON.stringify([...new Set(contentHashes)].sort());
  await tx.execute(sql`
    select pg_advisory_xact_lock(hashtextextended('artifact:' || ${tenantId}::text || ':' || hash, 0))
    from (select hash from jsonb_array_elements_text(${hashes}::text::jsonb) with ordinality as list(hash, place)
          order by place offset 0) as ordered`);
}

/** As `lockContent`, but false instead of waiting. */
export async function tryLockContent(tx: Transaction, tenantId: string, contentHash: string): Promise<boolean> {
  const rows = await tx.execute<{ locked: boolean }>(
    sql`select pg_try_advisory_xact_lock(${lockKey(tenantId, contentHash)}) as locked`,
  );
  return rows[0]?.locked === true;
}
