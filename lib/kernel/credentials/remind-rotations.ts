import { and, asc, eq, isNull, lte, ne, or, sql } from "drizzle-orm";
import { credentialRecords } from "@/db/schema";
import { withSystem, withTenant } from "@/db/tenant";
import { notify } from "@/lib/kernel/notifications/notify";
import { isCredential } from "./credential-rows";

/** Days before a secret is due that people hear of it. */
const daysAhead = 7;
/** Credentials reminded of in one go. */
const batchSize = 500;

const isUnreminded = and(
  eq(credentialRecords.status, "valid"),
  lte(credentialRecords.rotationDue, sql`now() + make_interval(days => ${daysAhead})`),
  or(
    isNull(credentialRecords.rotationRemindedFor),
    ne(credentialRecords.rotationRemindedFor, credentialRecords.rotationDue),
  ),
);

/** Reminds people of secrets that are due within a week or overdue: once for each due time. Returns how many. */
export async function remindRotations(): Promise<number> {
  let reminded = 0;
  for (;;) {
    const due = await withSystem((tx) =>
      tx
        .select({ tenantId: credentialRecords.tenantId, id: credentialRecords.id })
        .from(credentialRecords)
        .where(isUnreminded)
        .orderBy(asc(credentialRecords.rotationDue))
        .limit(batchSize),
    );
    for (const { tenantId, id } of due) if (await remindOf(tenantId, id)) reminded += 1;
    if (due.length < batchSize) return reminded;
  }
}

async function remindOf(tenantId: string, id: string): Promise<boolean> {
  return withTenant(tenantId, async (tx) => {
    const [row] = await tx
      .update(credentialRecords)
      .set({
        rotationRemindedFor: sql`${credentialRecords.rotationDue}`,
        updatedAt: sql`${credentialRecords.updatedAt}`,
      })
      .where(and(isCredential(tenantId, id), isUnreminded))
      .returning();
    if (row === undefined || row.rotationDue === null) return false;
    const day = row.rotationDue.toISOString().slice(0, 10);
    const isOverdue = row.rotationDue <= new Date();
    await notify(tx, {
      tenantId,
      type: "credential_status",
      title: `The credential “${row.name}” ${isOverdue ? "is overdue for rotation" : `is due for rotation on ${day}`}`,
      summary: `Its secret was to be replaced by ${day}. Rotate a new one in under Settings, Credentials.`,
      href: "/settings/credentials",
      data: { credentialId: id, provider: row.provider, rotationDue: row.rotationDue.toISOString() },
      dedupeKey: `credential-due:${id}:${row.rotationDue.toISOString()}`,
    });
    return true;
  });
}
