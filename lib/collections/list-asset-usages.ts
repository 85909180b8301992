import { and, eq, exists, isNull, or, sql } from "drizzle-orm";
import { z } from "zod";
import {
  artifactLinks,
  assets,
  collections,
  generatedAssets,
  images,
  inspirationImages,
  productImages,
  products,
} from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { notFound } from "@/lib/kernel/errors";
import { assetIs } from "./read-generated-assets";

export const assetUsageJson = z.object({
  entity: z.enum(["products", "collections", "assets"]).describe("Product image, inspiration, artwork"),
  id: z.uuid().describe("Of the product, the collection or the artwork"),
  name: z.string(),
});

const most = 100;

/** Where the picture of an asset was sent to and still is. @throws `not_found` */
export async function listAssetUsages({
  ctx,
  id,
}: {
  ctx: Context;
  id: string;
}): Promise<{ items: z.infer<typeof assetUsageJson>[]; nextCursor: null }> {
  requireScope(ctx, "collections:read");
  const { tenantId } = ctx;
  return withTenant(tenantId, async (tx) => {
    const [asset] = await tx
      .select({ imageId: generatedAssets.imageId, artifactId: images.artifactId })
      .from(generatedAssets)
      .leftJoin(images, and(eq(images.tenantId, generatedAssets.tenantId), eq(images.id, generatedAssets.imageId)))
      .where(assetIs(tenantId, id));
    if (asset === undefined) throw notFound("The generated asset");
    const { imageId, artifactId } = asset;
    if (imageId === null || artifactId === null) return { items: [], nextCursor: null };
    const [shown, inspired, artwork] = await Promise.all([
      tx
        .select({ id: products.id, name: products.name })
        .from(productImages)
        .innerJoin(
          products,
          and(eq(products.tenantId, productImages.tenantId), eq(products.id, productImages.productId)),
        )
        .where(
          and(eq(productImages.tenantId, tenantId), eq(productImages.imageId, imageId), isNull(products.deletedAt)),
        )
        .limit(most),
      tx
        .select({ id: collections.id, name: collections.name })
        .from(inspirationImages)
        .innerJoin(
          collections,
          and(eq(collections.tenantId, inspirationImages.tenantId), eq(collections.id, inspirationImages.collectionId)),
        )
        .where(
          and(
            eq(inspirationImages.tenantId, tenantId),
            eq(inspirationImages.imageId, imageId),
            isNull(collections.deletedAt),
          ),
        )
        .limit(most),
      tx
        .select({ id: assets.id, name: assets.name })
        .from(assets)
        .where(
          and(
            eq(assets.tenantId, tenantId),
            isNull(assets.deletedAt),
            or(
              eq(assets.artifactId, artifactId),
              exists(
                tx
                  .select({ one: sql`1` })
                  .from(artifactLinks)
                  .where(
                    and(
                      eq(artifactLinks.tenantId, tenantId),
                      eq(artifactLinks.artifactId, artifactId),
                      eq(artifactLinks.entity, "assets"),
                      eq(artifactLinks.entityId, assets.id),
                    ),
                  ),
              ),
            ),
          ),
        )
        .limit(most),
    ]);
    return {
      items: [
        ...shown.map((row) => ({ entity: "products" as const, ...row })),
        ...inspired.map((row) => ({ entity: "collections" as const, ...row })),
        ...artwork.map((row) => ({ entity: "assets" as const, ...row })),
      ],
      nextCursor: null,
    };
  });
}
