import { Readable } from "node:stream";
import { and, eq } from "drizzle-orm";
import sharp from "sharp";
import { productImages, products } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { createProduct } from "@/lib/collections/manage-products";
import { addProductImage } from "@/lib/collections/product-images";
import { spoolStream } from "@/lib/kernel/artifacts";
import type { Context } from "@/lib/kernel/context";
import { drawProduct } from "./draw-product";
import { demoProducts } from "./products";

const maxBytes = 10 * 1024 * 1024;

/**
 * Fills an organization with the demo's products, each with its picture. What an interrupted call made is kept and
 * completed; a product that somebody put into the trash is not made again.
 */
export async function seedProducts(ctx: Context): Promise<void> {
  const { tenantId } = ctx;
  const known = await withTenant(tenantId, (tx) =>
    tx
      .select({ id: products.id, sku: products.sku, deletedAt: products.deletedAt, imageId: productImages.imageId })
      .from(products)
      .leftJoin(
        productImages,
        and(eq(productImages.tenantId, products.tenantId), eq(productImages.productId, products.id)),
      )
      .where(eq(products.tenantId, tenantId)),
  );
  for (const { input, shape, colors } of demoProducts) {
    const before = known.find((product) => product.sku === input.sku);
    if (before !== undefined && (before.imageId !== null || before.deletedAt !== null)) continue;
    const productId = before?.id ?? (await createProduct({ ctx, input })).id;
    const picture = await sharp(Buffer.from(drawProduct(shape, colors)))
      .webp({ quality: 92 })
      .toBuffer();
    const file = await spoolStream(Readable.from([picture]), maxBytes);
    try {
      const form = { file, filename: `${input.sku}.webp`, declaredType: "image/webp", fields: {} };
      await addProductImage({ ctx, productId, form });
    } finally {
      await file.dispose();
    }
  }
}
