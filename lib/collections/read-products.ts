import { and, asc, count, desc, eq, ilike, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { productImages, products } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { notFound } from "@/lib/kernel/errors";
import { decodeIdCursor, type Page, pageQuery, toPage } from "@/lib/kernel/http/page";
import { readLinkedImages } from "@/lib/kernel/images";
import {
  type ProductFacetsJson,
  type ProductFilter,
  type ProductJson,
  type ProductSort,
  productFilterQuery,
  productSortSchema,
} from "./product-schemas";

const sort = productSortSchema.default("newest").describe("Order of the list");
export const listProductIdsQuery = productFilterQuery.extend({ sort });
export const listProductsQuery = pageQuery.extend(listProductIdsQuery.shape);

/** As many ids as one selection may hold. */
const mostIds = 10_000;
/** As many values of a filter as are of use to whoever chooses one. */
const mostFacets = 500;

type Row = typeof products.$inferSelect;

/** Rows as the API shows them, each with its primary picture. */
export async function toProductJson(tx: Transaction, tenantId: string, rows: readonly Row[]): Promise<ProductJson[]> {
  if (rows.length === 0) return [];
  const links = await tx
    .select({
      productId: productImages.productId,
      count: count(),
      primaryId: sql<string | null>`max(${productImages.imageId}::text) filter (where ${productImages.isPrimary})`,
    })
    .from(productImages)
    .where(
      and(
        eq(productImages.tenantId, tenantId),
        inArray(
          productImages.productId,
          rows.map((row) => row.id),
        ),
      ),
    )
    .groupBy(productImages.productId);
  const byProduct = new Map(links.map((link) => [link.productId, link]));
  const pictures = await readLinkedImages(
    tx,
    tenantId,
    "image",
    links.flatMap((link) => link.primaryId ?? []),
  );
  return rows.map((row) => {
    const link = byProduct.get(row.id);
    return {
      id: row.id,
      name: row.name,
      sku: row.sku,
      category: row.category,
      roomTypes: row.roomTypes,
      metadata: row.metadata,
      primaryImage: pictures.get(link?.primaryId ?? "") ?? null,
      imageCount: link?.count ?? 0,
      modelArtifactId: row.modelArtifactId,
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
      deletedAt: row.deletedAt?.toISOString() ?? null,
    };
  });
}

/** The condition of a filter on `products`. */
export function filterProducts(tenantId: string, filter: ProductFilter): SQL | undefined {
  const pattern = filter.q === undefined || filter.q === "" ? undefined : `%${filter.q.replace(/[\\%_]/g, "\\$&")}%`;
  const hasImage = sql`exists (select 1 from ${productImages} link
    where link.tenant_id = ${products.tenantId} and link.product_id = ${products.id})`;
  return and(
    eq(products.tenantId, tenantId),
    filter.deleted === "true" ? isNotNull(products.deletedAt) : isNull(products.deletedAt),
    pattern === undefined ? undefined : or(ilike(products.name, pattern), ilike(products.sku, pattern)),
    filter.category === undefined ? undefined : eq(products.category, filter.category),
    filter.roomType === undefined ? undefined : sql`${products.roomTypes} @> array[${filter.roomType}]::text[]`,
    filter.tag === undefined ? undefined : sql`${products.tags} @> array[${filter.tag}]::text[]`,
    filter.hasImage === undefined ? undefined : filter.hasImage === "true" ? hasImage : sql`not ${hasImage}`,
    filter.hasModel === undefined
      ? undefined
      : filter.hasModel === "true"
        ? isNotNull(products.modelArtifactId)
        : isNull(products.modelArtifactId),
  );
}

/** What a list is ordered by; the id decides between equals. Ids grow with time. */
const sortKeys: Record<ProductSort, { key: SQL; descending: boolean }> = {
  newest: { key: sql`${products.id}`, descending: true },
  oldest: { key: sql`${products.id}`, descending: false },
  name: { key: sql`lower(${products.name})`, descending: false },
  sku: { key: sql`lower(${products.sku})`, descending: false },
};

function orderOf(order: ProductSort): SQL[] {
  const { key, descending } = sortKeys[order];
  return descending ? [desc(key), desc(products.id)] : [asc(key), asc(products.id)];
}

/** What comes after a product in an order. The cursor is its id, so that no name is too long for one. */
function comesAfter(tenantId: string, order: ProductSort, id: string): SQL {
  const { key, descending } = sortKeys[order];
  const last = sql`(select ${key}, ${products.id} from ${products}
    where ${products.tenantId} = ${tenantId} and ${products.id} = ${id})`;
  return sql`(${key}, ${products.id}) ${descending ? sql`<` : sql`>`} ${last}`;
}

/** Products in the order that was asked for, newest first without. */
export async function listProducts({
  ctx,
  query,
}: {
  ctx: Context;
  query: z.infer<typeof listProductsQuery>;
}): Promise<Page<ProductJson>> {
  requireScope(ctx, "products:read");
  const { cursor, limit, sort: order, ...filter } = query;
  const after = decodeIdCursor(cursor);
  return withTenant(ctx.tenantId, async (tx) => {
    const rows = await tx
      .select()
      .from(products)
      .where(
        and(
          filterProducts(ctx.tenantId, filter),
          after === undefined ? undefined : comesAfter(ctx.tenantId, order, after),
        ),
      )
      .orderBy(...orderOf(order))
      .limit(limit + 1);
    const page = toPage(
      rows,
      limit,
      (row) => row.id,
      (row) => row,
    );
    return { items: await toProductJson(tx, ctx.tenantId, page.items), nextCursor: page.nextCursor };
  });
}

/** Ids of everything a filter finds, in the order of the list: for "select all". At most 10,000. */
export async function listProductIds({
  ctx,
  query,
}: {
  ctx: Context;
  query: z.infer<typeof listProductIdsQuery>;
}): Promise<{ ids: string[]; total: number }> {
  requireScope(ctx, "products:read");
  return withTenant(ctx.tenantId, async (tx) => {
    const rows = await tx
      .select({ id: products.id, total: sql<number>`(count(*) over ())::int` })
      .from(products)
      .where(filterProducts(ctx.tenantId, query))
      .orderBy(...orderOf(query.sort))
      .limit(mostIds);
    return { ids: rows.map((row) => row.id), total: rows[0]?.total ?? 0 };
  });
}

/** Products by id, in the order of the ids; those that do not exist are missing. For collections. */
export async function readProducts(tx: Transaction, tenantId: string, ids: readonly string[]): Promise<ProductJson[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select()
    .from(products)
    .where(and(eq(products.tenantId, tenantId), inArray(products.id, [...new Set(ids)])));
  const known = new Map((await toProductJson(tx, tenantId, rows)).map((product) => [product.id, product]));
  return ids.flatMap((id) => known.get(id) ?? []);
}

/** @throws `not_found`; what is in the trash is found, its `deletedAt` says so */
export async function readProduct(tx: Transaction, tenantId: string, id: string): Promise<ProductJson> {
  const [product] = await readProducts(tx, tenantId, [id]);
  if (product === undefined) throw notFound("The product");
  return product;
}

export async function getProduct({ ctx, id }: { ctx: Context; id: string }): Promise<ProductJson> {
  requireScope(ctx, "products:read");
  return withTenant(ctx.tenantId, (tx) => readProduct(tx, ctx.tenantId, id));
}

/** Categories, rooms and tags in use, the most frequent first. */
export async function listProductFacets({ ctx }: { ctx: Context }): Promise<ProductFacetsJson> {
  requireScope(ctx, "products:read");
  const isLive = and(eq(products.tenantId, ctx.tenantId), isNull(products.deletedAt));
  return withTenant(ctx.tenantId, async (tx) => {
    const countValues = async (value: SQL<string>) => {
      const used = tx
        .select({ value: value.as("value") })
        .from(products)
        .where(isLive)
        .as("used");
      return tx
        .select({ value: used.value, count: count() })
        .from(used)
        .groupBy(used.value)
        .orderBy(desc(count()), asc(used.value))
        .limit(mostFacets);
    };
    return {
      categories: await countValues(sql<string>`${products.category}`),
      roomTypes: await countValues(sql<string>`unnest(${products.roomTypes})`),
      tags: await countValues(sql<string>`unnest(${products.tags})`),
    };
  });
}
