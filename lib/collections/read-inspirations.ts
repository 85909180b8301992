import { and, asc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { inspirationImages } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { notFound } from "@/lib/kernel/errors";
import { readImages } from "@/lib/kernel/images";
import { type InspirationJson, sceneAnalysisSchema } from "./collection-schemas";
import { readCollection } from "./read-collections";

export type InspirationRow = typeof inspirationImages.$inferSelect;

export const inspirationIs = (tenantId: string, id: string) =>
  and(eq(inspirationImages.tenantId, tenantId), eq(inspirationImages.id, id));

/** Rows as the API shows them. */
export async function toInspirationJson(
  tx: Transaction,
  tenantId: string,
  rows: readonly InspirationRow[],
): Promise<InspirationJson[]> {
  const pictures = await readImages(
    tx,
    tenantId,
    rows.map((row) => row.imageId),
  );
  return rows.flatMap((row) => {
    const image = pictures.get(row.imageId);
    if (image === undefined) return [];
    const { id, collectionId, imageId, source, displayOrder } = row;
    const analysis = sceneAnalysisSchema.safeParse(row.analysis);
    return [
      {
        id,
        collectionId,
        imageId,
        source,
        displayOrder,
        analysis: analysis.success ? analysis.data : null,
        image,
        createdAt: row.createdAt.toISOString(),
      },
    ];
  });
}

/** @throws `not_found` */
export async function readInspiration(tx: Transaction, tenantId: string, id: string): Promise<InspirationJson> {
  const rows = await tx.select().from(inspirationImages).where(inspirationIs(tenantId, id));
  const [inspiration] = await toInspirationJson(tx, tenantId, rows);
  if (inspiration === undefined) throw notFound("The inspiration");
  return inspiration;
}

/** Pictures of a collection in their order. */
export async function readInspirations(
  tx: Transaction,
  tenantId: string,
  collectionId: string,
): Promise<InspirationJson[]> {
  const rows = await tx
    .select()
    .from(inspirationImages)
    .where(and(eq(inspirationImages.tenantId, tenantId), eq(inspirationImages.collectionId, collectionId)))
    .orderBy(asc(inspirationImages.displayOrder), asc(inspirationImages.id));
  return toInspirationJson(tx, tenantId, rows);
}

export async function listInspirations({
  ctx,
  collectionId,
}: {
  ctx: Context;
  collectionId: string;
}): Promise<{ items: InspirationJson[]; nextCursor: null }> {
  requireScope(ctx, "collections:read");
  return withTenant(ctx.tenantId, async (tx) => {
    await readCollection(tx, ctx.tenantId, collectionId);
    return { items: await readInspirations(tx, ctx.tenantId, collectionId), nextCursor: null };
  });
}
