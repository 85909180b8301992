import { and, desc, eq, ilike, isNotNull, isNull, lt } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { assets, users } from "@/db/schema";
import { readTenant, withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { notFound } from "@/lib/kernel/errors";
import { decodeIdCursor, type Page, pageQuery, toPage } from "@/lib/kernel/http/page";
import type { AssetJson } from "./asset-schemas";
import { contentUrl } from "./list-designs";

export const listAssetsQuery = pageQuery.extend({
  q: z.string().trim().max(200).optional().describe("Part of the name"),
  deleted: z.enum(["true", "false"]).default("false").describe("`true` lists what is in the trash"),
});

function select(tx: Transaction) {
  return tx
    .select({ asset: assets, author: { id: users.id, name: users.name } })
    .from(assets)
    .leftJoin(users, eq(users.id, assets.createdBy));
}

function toJson({ asset, author }: Awaited<ReturnType<typeof select>>[number]): AssetJson {
  const url = contentUrl(asset.artifactId);
  return {
    id: asset.id,
    name: asset.name,
    artifactId: asset.artifactId,
    contentHash: asset.contentHash,
    mimeType: asset.mimeType,
    widthPx: asset.widthPx,
    heightPx: asset.heightPx,
    availabilityRules: asset.availabilityRules,
    url,
    thumbnailUrl: `${url}?size=250`,
    createdBy: author,
    createdAt: asset.createdAt.toISOString(),
    updatedAt: asset.updatedAt.toISOString(),
    deletedAt: asset.deletedAt?.toISOString() ?? null,
  };
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
  const after = decodeIdCursor(query.cursor);
  const pattern = query.q ? `%${query.q.replace(/[\\%_]/g, "\\$&")}%` : undefined;
  const rows = await readTenant(ctx.tenantId, (tx) =>
    select(tx)
      .where(
        and(
          eq(assets.tenantId, ctx.tenantId),
          query.deleted === "true" ? isNotNull(assets.deletedAt) : isNull(assets.deletedAt),
          pattern === undefined ? undefined : ilike(assets.name, pattern),
          after === undefined ? undefined : lt(assets.id, after),
        ),
      )
      .orderBy(desc(assets.id))
      .limit(query.limit + 1),
  );
  return toPage(rows, query.limit, (row) => row.asset.id, toJson);
}

/** @throws `not_found`; artwork in the trash is found, its `deletedAt` says where it is */
export async function readAsset(tx: Transaction, tenantId: string, id: string): Promise<AssetJson> {
  const [row] = await select(tx).where(and(eq(assets.tenantId, tenantId), eq(assets.id, id)));
  if (row === undefined) throw notFound("The asset");
  return toJson(row);
}

export async function getAsset({ ctx, id }: { ctx: Context; id: string }): Promise<AssetJson> {
  requireScope(ctx, "assets:read");
  return withTenant(ctx.tenantId, (tx) => readAsset(tx, ctx.tenantId, id));
}
