import { withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { decodeNumberCursor, encodeCursor, type Page, type PageQuery } from "@/lib/kernel/http/page";
import type { ProductJson } from "./product-schemas";
import { readCollection } from "./read-collections";
import { readProducts } from "./read-products";

/** Who may not read products' files gets no links to them that need no key. */
const withoutLink = (product: ProductJson): ProductJson =>
  product.primaryImage === null
    ? product
    : { ...product, primaryImage: { ...product.primaryImage, thumbnailLink: null } };

/** Products of a collection in its order, those in the trash included: they were chosen before. @throws `not_found` */
export async function listCollectionProducts({
  ctx,
  id,
  query,
}: {
  ctx: Context;
  id: string;
  query: PageQuery;
}): Promise<Page<ProductJson>> {
  requireScope(ctx, "collections:read");
  const start = decodeNumberCursor(query.cursor) ?? 0;
  const end = start + query.limit;
  return withTenant(ctx.tenantId, async (tx) => {
    const { selectedProductIds } = await readCollection(tx, ctx.tenantId, id);
    const products = await readProducts(tx, ctx.tenantId, selectedProductIds.slice(start, end));
    return {
      items: ctx.scopes.has("products:read") ? products : products.map(withoutLink),
      nextCursor: end < selectedProductIds.length ? encodeCursor(String(end)) : null,
    };
  });
}
