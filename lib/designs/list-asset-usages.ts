import { and, arrayContains, count, desc, eq, lt, sql } from "drizzle-orm";
import { brandKits, designBranches, designRevisions, designs, revisionElements } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { decodeIdCursor, type Page, type PageQuery, toPage } from "@/lib/kernel/http/page";
import type { AssetUsageJson } from "./asset-schemas";
import { readAsset } from "./list-assets";

/** Stands before every revision in a list that begins with the newest: the largest UUID (RFC 9562 §5.10). */
const beforeAll = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** Revisions of people, and of each batch the last one that shows the artwork. */
const standsForItsBatch = (assetId: string) => sql`not exists (
  select 1
  from ${designBranches} branch
  join ${designRevisions} later on later.tenant_id = branch.tenant_id and later.branch_id = branch.id
  join ${revisionElements} shown on shown.tenant_id = later.tenant_id and shown.design_revision_id = later.id
  where branch.tenant_id = ${designRevisions.tenantId} and branch.id = ${designRevisions.branchId}
    and branch.kind = 'batch' and later.id > ${designRevisions.id} and shown.asset_id = ${assetId})`;

/**
 * Where artwork is used: first the brand kit, then the revisions that show it, newest first. Of the hundreds of revisions
 * that a batch makes the newest stands for all. @throws AppError `not_found`
 */
export async function listAssetUsages(input: {
  ctx: Context;
  id: string;
  query: PageQuery;
}): Promise<Page<AssetUsageJson>> {
  const { ctx, id, query } = input;
  requireScope(ctx, "assets:read");
  const after = decodeIdCursor(query.cursor);
  const { tenantId } = ctx;
  const { kits, rows } = await withTenant(tenantId, async (tx) => {
    await readAsset(tx, ctx, id);
    const kits =
      after === undefined
        ? await tx
            .select({ createdAt: brandKits.updatedAt })
            .from(brandKits)
            .where(and(eq(brandKits.tenantId, tenantId), arrayContains(brandKits.logoAssetIds, [id])))
        : [];
    const rows = await tx
      .select({
        revisionId: designRevisions.id,
        revisionNumber: designRevisions.number,
        createdAt: designRevisions.createdAt,
        designId: designs.id,
        designName: designs.name,
        elementCount: count(),
      })
      .from(revisionElements)
      .innerJoin(
        designRevisions,
        and(
          eq(designRevisions.tenantId, revisionElements.tenantId),
          eq(designRevisions.id, revisionElements.designRevisionId),
        ),
      )
      .innerJoin(designs, and(eq(designs.tenantId, designRevisions.tenantId), eq(designs.id, designRevisions.designId)))
      .where(
        and(
          eq(revisionElements.tenantId, tenantId),
          eq(revisionElements.assetId, id),
          standsForItsBatch(id),
          after === undefined ? undefined : lt(designRevisions.id, after),
        ),
      )
      .groupBy(designRevisions.tenantId, designRevisions.id, designs.tenantId, designs.id)
      .orderBy(desc(designRevisions.id))
      .limit(query.limit + 1);
    return { kits, rows };
  });
  const entries: { key: string; usage: AssetUsageJson }[] = [
    ...kits.map((kit) => ({
      key: beforeAll,
      usage: { entity: "brand_kits" as const, entityId: tenantId, createdAt: kit.createdAt.toISOString() },
    })),
    ...rows.map((row) => ({
      key: row.revisionId,
      usage: {
        entity: "design_revisions" as const,
        entityId: row.revisionId,
        designId: row.designId,
        designName: row.designName,
        revisionNumber: row.revisionNumber,
        elementCount: row.elementCount,
        createdAt: row.createdAt.toISOString(),
      },
    })),
  ];
  return toPage(
    entries,
    query.limit,
    (entry) => entry.key,
    (entry) => entry.usage,
  );
}
