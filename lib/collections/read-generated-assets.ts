import { and, count, desc, eq, ilike, inArray, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { generatedAssets, images, products } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { notFound } from "@/lib/kernel/errors";
import { decodeIdCursor, type Page, pageQuery, toPage } from "@/lib/kernel/http/page";
import { findSimilar, readLinkedImages } from "@/lib/kernel/images";
import { nearColorPattern, parseHex } from "@/lib/kernel/images/dominant-colors";
import {
  type AssetFilter,
  assetFilterQuery,
  assetIdsParameter,
  type GeneratedAssetJson,
} from "./generated-asset-schemas";

export const listAssetsQuery = pageQuery.extend({
  ...assetFilterQuery.shape,
  ids: assetIdsParameter.optional(),
});

export type AssetRow = typeof generatedAssets.$inferSelect;

export const assetIs = (tenantId: string, id: string) =>
  and(eq(generatedAssets.tenantId, tenantId), eq(generatedAssets.id, id));

const mostIds = 10_000;
/** Colours nearer than this count as the one that is looked for (see `colorDistance`). */
const nearColor = 120;

function select(tx: Transaction) {
  return tx
    .select({ asset: generatedAssets, productName: products.name, productSku: products.sku })
    .from(generatedAssets)
    .innerJoin(
      products,
      and(eq(products.tenantId, generatedAssets.tenantId), eq(products.id, generatedAssets.productId)),
    );
}
type Row = Awaited<ReturnType<typeof select>>[number];

async function toJson(tx: Transaction, tenantId: string, rows: readonly Row[]): Promise<GeneratedAssetJson[]> {
  const pictures = await readLinkedImages(
    tx,
    tenantId,
    "generated",
    rows.flatMap(({ asset }) => asset.imageId ?? []),
  );
  return rows.map(({ asset, productName, productSku }) => {
    const image = pictures.get(asset.imageId ?? "") ?? null;
    const { tenantId: clientId, attempt: _, mediaArtifactId, createdBy: __, ...shown } = asset;
    return {
      ...shown,
      clientId,
      productName,
      productSku,
      imageUrl: image?.url ?? null,
      image,
      mediaUrl: mediaArtifactId === null ? null : `/api/v1/artifacts/${mediaArtifactId}/content`,
      createdAt: asset.createdAt.toISOString(),
      updatedAt: asset.updatedAt.toISOString(),
      completedAt: asset.completedAt?.toISOString() ?? null,
      deletedAt: asset.deletedAt?.toISOString() ?? null,
    };
  });
}

/**
 * Pictures one of whose dominant colours is near another, by the same measure as the artwork library's. The pattern leaves
 * few of ten thousand to be measured, and measured in floating point: PostgreSQL takes three times as long for the same in
 * `numeric`. Its `coalesce` hides the pattern from the planner, which takes every pattern for rare and would read all
 * pictures first where the newest sixty already have the colour.
 */
function hasColor(color: string): SQL {
  const [red, green, blue] = parseHex(color);
  return sql`exists (
    select 1 from ${images} i cross join lateral (
      select rgb >> 16 as r, (rgb >> 8) & 255 as g, rgb & 255 as b
      from (select ('x' || substr(hex, 2))::bit(24)::int as rgb from unnest(i.dominant_colors) as hex offset 0) as whole
    ) as c
    where i.tenant_id = ${generatedAssets.tenantId} and i.id = ${generatedAssets.imageId}
      and coalesce(array_to_string(i.dominant_colors, '') ~ ${nearColorPattern(color, nearColor)}, false)
      and (2 + (c.r + ${red}::int) / 512::float8) * (c.r - ${red}::int) * (c.r - ${red}::int)
        + 4 * (c.g - ${green}::int) * (c.g - ${green}::int)
        + (2 + (255 - (c.r + ${red}::int) / 2::float8) / 256) * (c.b - ${blue}::int) * (c.b - ${blue}::int) < ${nearColor ** 2})`;
}

/** The condition of a filter on `generated_assets` joined with `products`. */
export function filterAssets(
  tenantId: string,
  filter: Omit<AssetFilter, "deleted"> & { deleted: AssetFilter["deleted"] | "any" },
): SQL | undefined {
  const pattern = filter.q === undefined || filter.q === "" ? undefined : `%${filter.q.replace(/[\\%_]/g, "\\$&")}%`;
  const { collectionId, tag } = filter;
  return and(
    eq(generatedAssets.tenantId, tenantId),
    filter.deleted === "any"
      ? undefined
      : filter.deleted === "true"
        ? isNotNull(generatedAssets.deletedAt)
        : isNull(generatedAssets.deletedAt),
    collectionId === undefined
      ? undefined
      : collectionId === "none"
        ? isNull(generatedAssets.collectionId)
        : eq(generatedAssets.collectionId, collectionId),
    filter.productId === undefined ? undefined : eq(generatedAssets.productId, filter.productId),
    filter.status === undefined ? undefined : eq(generatedAssets.status, filter.status),
    filter.type === undefined ? undefined : eq(generatedAssets.type, filter.type),
    filter.pinned === undefined ? undefined : eq(generatedAssets.pinned, filter.pinned === "true"),
    tag === undefined ? undefined : sql`${generatedAssets.tags} @> array[${tag}]::text[]`,
    filter.color === undefined ? undefined : hasColor(filter.color),
    pattern === undefined
      ? undefined
      : or(ilike(products.name, pattern), ilike(products.sku, pattern), ilike(generatedAssets.prompt, pattern)),
  );
}

/** Newest assets first. */
export async function listGeneratedAssets({
  ctx,
  query,
}: {
  ctx: Context;
  query: z.infer<typeof listAssetsQuery>;
}): Promise<Page<GeneratedAssetJson>> {
  requireScope(ctx, "collections:read");
  const { cursor, limit, ids, ...filter } = query;
  const after = decodeIdCursor(cursor);
  const among = ids === undefined ? undefined : inArray(generatedAssets.id, ids.split(","));
  return withTenant(ctx.tenantId, async (tx) => {
    const rows = await select(tx)
      .where(
        and(
          filterAssets(ctx.tenantId, among === undefined ? filter : { ...filter, deleted: "any" }),
          among,
          after === undefined ? undefined : lt(generatedAssets.id, after),
        ),
      )
      .orderBy(desc(generatedAssets.id))
      .limit(limit + 1);
    const page = toPage(
      rows,
      limit,
      (row) => row.asset.id,
      (row) => row,
    );
    return { items: await toJson(tx, ctx.tenantId, page.items), nextCursor: page.nextCursor };
  });
}

/** Ids of everything a filter finds, in the order of the list, at most 10,000: for "select all". */
export async function listGeneratedAssetIds({
  ctx,
  query,
}: {
  ctx: Context;
  query: AssetFilter;
}): Promise<{ ids: string[]; total: number }> {
  requireScope(ctx, "collections:read");
  const where = filterAssets(ctx.tenantId, query);
  // Ten thousand at once are worth a statement of their own: no row is made of each, and no product read without need.
  const text = query.q === undefined || query.q === "" ? undefined : query.q;
  return withTenant(ctx.tenantId, async (tx) => {
    const ids = tx.select({ id: generatedAssets.id }).from(generatedAssets).$dynamic();
    if (text !== undefined) {
      ids.innerJoin(
        products,
        and(eq(products.tenantId, generatedAssets.tenantId), eq(products.id, generatedAssets.productId)),
      );
    }
    const found = ids.where(where).as("found");
    const newest = tx.select({ id: found.id }).from(found).orderBy(desc(found.id)).limit(mostIds).as("newest");
    const [row] = await tx
      .select({ ids: sql<string[]>`coalesce(array_agg(${newest.id} order by ${newest.id} desc), '{}')` })
      .from(newest);
    const listed = row?.ids ?? [];
    if (listed.length < mostIds) return { ids: listed, total: listed.length };
    const [all] = await tx.select({ total: count() }).from(found);
    return { ids: listed, total: all?.total ?? listed.length };
  });
}

/** Assets by id, in the order of the ids; those that do not exist are missing. */
export async function readGeneratedAssets(
  tx: Transaction,
  tenantId: string,
  ids: readonly string[],
): Promise<GeneratedAssetJson[]> {
  if (ids.length === 0) return [];
  const rows = await select(tx).where(
    and(eq(generatedAssets.tenantId, tenantId), inArray(generatedAssets.id, [...new Set(ids)])),
  );
  const known = new Map((await toJson(tx, tenantId, rows)).map((asset) => [asset.id, asset]));
  return ids.flatMap((id) => known.get(id) ?? []);
}

/** @throws `not_found`; what is in the trash is found, its `deletedAt` says so */
export async function readGeneratedAsset(tx: Transaction, tenantId: string, id: string): Promise<GeneratedAssetJson> {
  const [asset] = await readGeneratedAssets(tx, tenantId, [id]);
  if (asset === undefined) throw notFound("The generated asset");
  return asset;
}

export async function getGeneratedAsset({ ctx, id }: { ctx: Context; id: string }): Promise<GeneratedAssetJson> {
  requireScope(ctx, "collections:read");
  return withTenant(ctx.tenantId, (tx) => readGeneratedAsset(tx, ctx.tenantId, id));
}

/** All assets of the same product and type, the newest first: what it was before, and became since. */
export async function listAssetVersions({
  ctx,
  id,
}: {
  ctx: Context;
  id: string;
}): Promise<{ items: GeneratedAssetJson[]; nextCursor: null }> {
  requireScope(ctx, "collections:read");
  const { tenantId } = ctx;
  return withTenant(tenantId, async (tx) => {
    const { productId, type } = await readGeneratedAsset(tx, tenantId, id);
    const rows = await select(tx)
      .where(
        and(
          eq(generatedAssets.tenantId, tenantId),
          eq(generatedAssets.productId, productId),
          eq(generatedAssets.type, type),
          isNull(generatedAssets.deletedAt),
        ),
      )
      .orderBy(desc(generatedAssets.id))
      .limit(200);
    return { items: await toJson(tx, tenantId, rows), nextCursor: null };
  });
}

/** Completed assets that look like this one, the nearest first. @throws `not_found`, also for assets without a picture */
export async function listSimilarAssets({
  ctx,
  id,
  limit,
}: {
  ctx: Context;
  id: string;
  limit: number;
}): Promise<{ items: (GeneratedAssetJson & { distance: number; nearDuplicate: boolean })[]; nextCursor: null }> {
  requireScope(ctx, "collections:read");
  const { tenantId } = ctx;
  return withTenant(tenantId, async (tx) => {
    const [like] = await tx
      .select({ id: images.id, embedding: images.embedding, perceptualHash: images.perceptualHash })
      .from(generatedAssets)
      .innerJoin(images, and(eq(images.tenantId, generatedAssets.tenantId), eq(images.id, generatedAssets.imageId)))
      .where(assetIs(tenantId, id));
    if (like === undefined) throw notFound("The asset's picture");
    const shown = sql`exists (select 1 from ${generatedAssets} a
      where a.tenant_id = ${images.tenantId} and a.image_id = ${images.id} and a.deleted_at is null)`;
    const found = await findSimilar(tx, tenantId, like, { limit, exceptId: like.id, condition: shown });
    const byImage = new Map(found.map((item) => [item.image.id, item]));
    const rows = await select(tx).where(
      and(
        eq(generatedAssets.tenantId, tenantId),
        isNull(generatedAssets.deletedAt),
        inArray(generatedAssets.imageId, [...byImage.keys()]),
      ),
    );
    const assets = await toJson(tx, tenantId, rows);
    const items = assets.flatMap((asset) => {
      const match = byImage.get(asset.imageId ?? "");
      if (match === undefined) return [];
      return [{ ...asset, distance: Math.round(match.distance * 10_000) / 10_000, nearDuplicate: match.nearDuplicate }];
    });
    return { items: items.sort((one, other) => one.distance - other.distance), nextCursor: null };
  });
}
