import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { designRevisions, revisionElements } from "@/db/schema";

/**
 * How many designs used each of these assets before the design in question did (all, when it does not yet): the first
 * `maxUses` designs keep their right when the limit is lowered.
 */
export async function countEarlierUses(
  tx: Transaction,
  tenantId: string,
  assetIds: readonly string[],
  designId: string | undefined,
): Promise<Map<string, number>> {
  if (assetIds.length === 0) return new Map();
  // Revision ids are UUIDv7, so the least one is the first; PostgreSQL has `min` of text, not of uuid.
  const rows = await tx.execute<{ asset_id: string; uses: number }>(sql`
    with firsts as (
      select e.asset_id, r.design_id, min(r.id::text) as first
      from ${revisionElements} e
      join ${designRevisions} r on r.tenant_id = e.tenant_id and r.id = e.design_revision_id
      where e.tenant_id = ${tenantId} and ${inArray(sql`e.asset_id`, [...assetIds])}
      group by e.asset_id, r.design_id
    )
    select f.asset_id, count(*)::int as uses
    from firsts f
    left join firsts own on own.asset_id = f.asset_id and own.design_id = ${designId ?? null}::uuid
    where own.first is null or f.first < own.first
    group by f.asset_id`);
  return new Map(rows.map((row) => [row.asset_id, row.uses]));
}

/** Of these assets, those that some revision of the design shows already. */
export async function findUsed(
  tx: Transaction,
  tenantId: string,
  designId: string,
  ids: string[],
): Promise<Set<string>> {
  const rows = await tx
    .selectDistinct({ assetId: revisionElements.assetId })
    .from(revisionElements)
    .innerJoin(
      designRevisions,
      and(
        eq(designRevisions.tenantId, revisionElements.tenantId),
        eq(designRevisions.id, revisionElements.designRevisionId),
      ),
    )
    .where(
      and(
        eq(revisionElements.tenantId, tenantId),
        eq(designRevisions.designId, designId),
        inArray(revisionElements.assetId, ids),
      ),
    );
  return new Set(rows.flatMap((row) => row.assetId ?? []));
}

/** Two designs that want the last allowed use of an asset wait for each other until the first one's transaction ends. */
export async function lockUses(tx: Transaction, tenantId: string, assetIds: Iterable<string>): Promise<void> {
  // In one order everywhere, so that two transactions cannot wait for each other.
  for (const id of [...assetIds].sort()) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`asset-uses:${tenantId}:${id}`}, 0))`);
  }
}
