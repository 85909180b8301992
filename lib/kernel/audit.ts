import type { Transaction } from "@/db/client";
import { auditLog } from "@/db/schema";
import type { Context } from "./context";

export interface AuditEntry {
  /** Noun and past tense: `design.created`. */
  action: string;
  /** Table name of what it is about. */
  entity: string;
  entityId: string | null;
  /** What changed; never a secret. */
  payload?: Record<string, unknown>;
}

/** Writes who did what, in the transaction of the change itself. */
export async function recordAudit(tx: Transaction, ctx: Context, entry: AuditEntry): Promise<void> {
  await tx.insert(auditLog).values({
    tenantId: ctx.tenantId,
    userId: ctx.userId,
    apiKeyId: ctx.apiKeyId,
    action: entry.action,
    entity: entry.entity,
    entityId: entry.entityId,
    payload: entry.payload ?? {},
  });
}
