import { and, count, desc, eq, lt } from "drizzle-orm";
import { designRevisions, designs, revisionElements } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { decodeIdCursor, type Page, type PageQuery, toPage } from "@/lib/kernel/http/page";
import type { AssetUsageJson } from "./asset-schemas";
import { readAsset } from "./list-assets";

/** Revisions that show the artwork, newest first. @throws AppError `not_found` */
export async function listAssetUsages(input: {
  ctx: Context;
  id: string;
  query: PageQuery;
}): Promise<Page<AssetUsageJson>> {
  const { ctx, id, query } = input;
  requireScope(ctx, "assets:read");
  const after = decodeIdCursor(query.cursor);
  const { tenantId } = ctx;
  const rows = await withTenant(tenantId, async (tx) => {
    await readAsset(tx, tenantId, id);
    return tx
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
          after === undefined ? undefined : lt(designRevisions.id, after),
        ),
      )
      .groupBy(designRevisions.tenantId, designRevisions.id, designs.tenantId, designs.id)
      .orderBy(desc(designRevisions.id))
      .limit(query.limit + 1);
  });
  return toPage(
    rows,
    query.limit,
    (row) => row.revisionId,
    (row) => ({
      entity: "design_revisions" as const,
      entityId: row.revisionId,
      designId: row.designId,
      designName: row.designName,
      revisionNumber: row.revisionNumber,
      elementCount: row.elementCount,
      createdAt: row.createdAt.toISOString(),
    }),
  );
}
