import { and, eq, gt, isNotNull, lt, sql } from "drizzle-orm";
import { artifactHolds, artifactLinks, artifacts, organizationSettings } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import { artifactIs } from "./artifact";
import { lockUnused } from "./delete-artifact";

const batchSize = 500;

/**
 * Deletes artifacts that are older than their organization keeps their kind (`organization_settings.retention_days`),
 * never one that is linked or held.
 * @returns number of artifacts deleted
 */
export async function applyRetention(input: { now: Date; tenantId?: string }): Promise<number> {
  const settings = await withSystem((tx) =>
    tx
      .select({ tenantId: organizationSettings.tenantId, retentionDays: organizationSettings.retentionDays })
      .from(organizationSettings)
      .where(
        and(
          input.tenantId === undefined
            ? isNotNull(organizationSettings.tenantId)
            : eq(organizationSettings.tenantId, input.tenantId),
          sql`${organizationSettings.retentionDays} <> '{}'::jsonb`,
        ),
      ),
  );
  let deleted = 0;
  for (const { tenantId, retentionDays } of settings) {
    for (const [kind, days] of Object.entries(retentionDays)) {
      if (!Number.isFinite(days) || days < 0) continue;
      const before = new Date(input.now.getTime() - days * 86_400_000);
      deleted += await deleteOlder(tenantId, kind, before);
    }
  }
  return deleted;
}

async function deleteOlder(tenantId: string, kind: string, before: Date): Promise<number> {
  let deleted = 0;
  let after: string | undefined;
  for (;;) {
    const batch = await withSystem((tx) =>
      tx
        .select({ id: artifacts.id })
        .from(artifacts)
        .where(
          and(
            eq(artifacts.tenantId, tenantId),
            eq(artifacts.kind, kind),
            lt(artifacts.createdAt, before),
            after === undefined ? undefined : gt(artifacts.id, after),
            sql`not exists (select 1 from ${artifactLinks} l where l.tenant_id = ${artifacts.tenantId} and l.artifact_id = ${artifacts.id})`,
            sql`not exists (select 1 from ${artifactHolds} h where h.tenant_id = ${artifacts.tenantId} and h.artifact_id = ${artifacts.id})`,
          ),
        )
        .orderBy(artifacts.id)
        .limit(batchSize),
    );
    for (const { id } of batch) deleted += (await deleteOne(tenantId, id)) ? 1 : 0;
    after = batch.at(-1)?.id;
    if (batch.length < batchSize) return deleted;
  }
}

async function deleteOne(tenantId: string, id: string): Promise<boolean> {
  try {
    return await withSystem(async (tx) => {
      if ((await lockUnused(tx, tenantId, id)) !== undefined) return false;
      await tx.delete(artifacts).where(artifactIs(tenantId, id));
      return true;
    });
  } catch (error) {
    // A foreign key keeps it: a module refers to the artifact without a link. Keeping too much is the safe mistake.
    if (error instanceof Error && error.cause instanceof Error && "code" in error.cause && error.cause.code === "23503")
      return false;
    throw error;
  }
}
