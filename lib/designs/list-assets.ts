import { and, count, desc, eq, isNull, lt, not, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { assets, users } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { notFound } from "@/lib/kernel/errors";
import { decodeIdCursor, type Page, pageQuery, toPage } from "@/lib/kernel/http/page";
import { type AvailabilityUse, judgeRules } from "./asset-availability";
import { filterAssets } from "./asset-filter";
import { type AssetJson, type AssetTagsJson, assetFilterQuery } from "./asset-schemas";
import { contentUrl } from "./list-designs";
import { readSalesRegion } from "./sales-region";

export const listAssetsQuery = pageQuery.extend(assetFilterQuery.shape);

/** More tags are of no use to whoever chooses one. */
const mostTags = 500;

function select(tx: Transaction) {
  return tx
    .select({ asset: assets, author: { id: users.id, name: users.name } })
    .from(assets)
    .leftJoin(users, eq(users.id, assets.createdBy));
}

type Row = Awaited<ReturnType<typeof select>>[number];

/** Rows as the API shows them, each judged for whoever asks. */
async function toJson(tx: Transaction, ctx: Context, rows: readonly Row[], use: AvailabilityUse): Promise<AssetJson[]> {
  const verdicts = await judgeRules(
    tx,
    ctx,
    rows.map((row) => row.asset),
    use,
  );
  return rows.map(({ asset, author }) => {
    const url = contentUrl(asset.artifactId);
    return {
      id: asset.id,
      name: asset.name,
      artifactId: asset.artifactId,
      contentHash: asset.contentHash,
      mimeType: asset.mimeType,
      widthPx: asset.widthPx,
      heightPx: asset.heightPx,
      folderId: asset.folderId,
      tags: asset.tags,
      dominantColors: asset.dominantColors,
      availabilityRules: asset.availabilityRules,
      availability: verdicts.get(asset.id) ?? { available: true, reasons: [], conditions: [] },
      url,
      thumbnailUrl: `${url}?size=250`,
      createdBy: author,
      createdAt: asset.createdAt.toISOString(),
      updatedAt: asset.updatedAt.toISOString(),
      deletedAt: asset.deletedAt?.toISOString() ?? null,
    };
  });
}

/** Ids of what a condition finds but rules forbid. Only artwork that has rules is looked at, which is little of it. */
async function findForbidden(
  tx: Transaction,
  ctx: Context,
  condition: SQL | undefined,
  use: AvailabilityUse,
): Promise<string[]> {
  const rows = await tx
    .select({ id: assets.id, availabilityRules: assets.availabilityRules })
    .from(assets)
    .where(and(condition, not(eq(assets.availabilityRules, sql`'{}'::jsonb`))));
  const verdicts = await judgeRules(tx, ctx, rows, use);
  return rows.flatMap(({ id }) => (verdicts.get(id)?.available === true ? [] : [id]));
}

/** Newest artwork first. */
export async function listAssets({
  ctx,
  query,
}: {
  ctx: Context;
  query: z.infer<typeof listAssetsQuery>;
}): Promise<Page<AssetJson>> {
  requireScope(ctx, "assets:read");
  const { cursor, limit, usableFor, styleId, designId, region, ...filter } = query;
  const after = decodeIdCursor(cursor);
  return withTenant(ctx.tenantId, async (tx) => {
    const use = {
      styleId: usableFor ?? styleId,
      designId,
      region: await readSalesRegion(tx, ctx.tenantId, { region, designId }),
    };
    const condition = filterAssets(ctx.tenantId, filter);
    const forbidden = usableFor === undefined ? [] : await findForbidden(tx, ctx, condition, use);
    const rows = await select(tx)
      .where(
        and(
          condition,
          forbidden.length === 0
            ? undefined
            : sql`${assets.id} <> all(${sql.param(`{${forbidden.join(",")}}`)}::uuid[])`,
          after === undefined ? undefined : lt(assets.id, after),
        ),
      )
      .orderBy(desc(assets.id))
      .limit(limit + 1);
    const page = toPage(
      rows,
      limit,
      (row) => row.asset.id,
      (row) => row,
    );
    return { items: await toJson(tx, ctx, page.items, use), nextCursor: page.nextCursor };
  });
}

/** @throws `not_found`; artwork in the trash is found, its `deletedAt` says where it is */
export async function readAsset(
  tx: Transaction,
  ctx: Context,
  id: string,
  use: AvailabilityUse = {},
): Promise<AssetJson> {
  const rows = await select(tx).where(and(eq(assets.tenantId, ctx.tenantId), eq(assets.id, id)));
  const region = await readSalesRegion(tx, ctx.tenantId, use);
  const [asset] = await toJson(tx, ctx, rows, { ...use, region });
  if (asset === undefined) throw notFound("The asset");
  return asset;
}

export async function getAsset({
  ctx,
  id,
  use,
}: {
  ctx: Context;
  id: string;
  use?: AvailabilityUse;
}): Promise<AssetJson> {
  requireScope(ctx, "assets:read");
  return withTenant(ctx.tenantId, (tx) => readAsset(tx, ctx, id, use));
}

/** Every tag of the library with how often it is used, the most frequent first. */
export async function listAssetTags({ ctx }: { ctx: Context }): Promise<AssetTagsJson> {
  requireScope(ctx, "assets:read");
  const items = await withTenant(ctx.tenantId, (tx) => {
    const tag = sql<string>`unnest(${assets.tags})`;
    const used = tx
      .select({ tag: tag.as("tag") })
      .from(assets)
      .where(and(eq(assets.tenantId, ctx.tenantId), isNull(assets.deletedAt)))
      .as("used");
    return tx
      .select({ tag: used.tag, assetCount: count() })
      .from(used)
      .groupBy(used.tag)
      .orderBy(desc(count()), used.tag)
      .limit(mostTags);
  });
  return { items };
}
