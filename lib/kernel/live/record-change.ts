import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { changeLog } from "@/db/schema";

/** Channel that wakes the readers of `change_log`; carries nothing, so PostgreSQL coalesces it within a transaction. */
export const changeChannel = "atelier_changes";

export interface Change {
  /** Table name: `designs`, `jobs_preview`. */
  entity: string;
  id: string;
  status?: string;
}

/** Tells the browsers of the organization, when the transaction commits, that rows changed. */
export async function recordChanges(tx: Transaction, tenantId: string, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  await Promise.all([
    tx.insert(changeLog).values(
      changes.map((change) => ({
        tenantId,
        entity: change.entity,
        entityId: change.id,
        status: change.status ?? null,
      })),
    ),
    tx.execute(sql`select pg_notify(${changeChannel}, '')`),
  ]);
}
