import { and, count, desc, eq, ilike, inArray, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { collections, generatedAssets, inspirationImages } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { notFound } from "@/lib/kernel/errors";
import { decodeIdCursor, type Page, pageQuery, toPage } from "@/lib/kernel/http/page";
import { readImages } from "@/lib/kernel/images";
import { type CollectionJson, type CollectionProgress, collectionStatusSchema } from "./collection-schemas";
import { type CollectionRow, collectionIs } from "./collection-states";

export const listCollectionsQuery = pageQuery.extend({
  q: z.string().trim().max(200).optional().describe("Part of the name"),
  status: collectionStatusSchema.optional(),
  productId: z.uuid().optional().describe("Those that this product was selected for"),
  deleted: z.enum(["true", "false"]).default("false").describe("`true` lists what is in the trash"),
});

const mostCovers = 4;

const nothing = (): CollectionProgress => ({
  total: 0,
  draft: 0,
  pending: 0,
  generating: 0,
  completed: 0,
  error: 0,
  costUsd: 0,
});

/** How many assets of each collection are in which state; those in the trash do not count, what they cost does. */
async function countAssets(tx: Transaction, tenantId: string, ids: readonly string[]) {
  const rows = await tx
    .select({
      collectionId: generatedAssets.collectionId,
      status: generatedAssets.status,
      count: sql<number>`(count(*) filter (where ${generatedAssets.deletedAt} is null))::int`,
      costUsd: sql<number>`coalesce(sum(${generatedAssets.costUsd}), 0)::float8`,
    })
    .from(generatedAssets)
    .where(and(eq(generatedAssets.tenantId, tenantId), inArray(generatedAssets.collectionId, [...ids])))
    .groupBy(generatedAssets.collectionId, generatedAssets.status);
  const progress = new Map<string, CollectionProgress>();
  for (const row of rows) {
    const entry = progress.get(row.collectionId ?? "") ?? nothing();
    entry[row.status] = row.count;
    entry.total += row.count;
    entry.costUsd += row.costUsd;
    progress.set(row.collectionId ?? "", entry);
  }
  return progress;
}

/** Up to four pictures of each collection, the newest first. */
async function readCovers(tx: Transaction, tenantId: string, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.execute<{ collection_id: string; image_id: string }>(sql`
    select wanted.collection_id, newest.image_id
    from unnest(${sql.param(ids)}::uuid[]) as wanted(collection_id)
    cross join lateral (
      select a.image_id from ${generatedAssets} a
      where a.tenant_id = ${tenantId} and a.collection_id = wanted.collection_id
        and a.status = 'completed' and a.deleted_at is null
      order by a.id desc limit ${mostCovers}
    ) as newest`);
  const covers = new Map<string, string[]>();
  for (const row of rows) covers.set(row.collection_id, [...(covers.get(row.collection_id) ?? []), row.image_id]);
  return covers;
}

async function toJson(tx: Transaction, tenantId: string, rows: readonly CollectionRow[]): Promise<CollectionJson[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const progress = await countAssets(tx, tenantId, ids);
  const covers = await readCovers(tx, tenantId, ids);
  const pictures = await readImages(tx, tenantId, [...covers.values()].flat());
  const inspired = await tx
    .select({ collectionId: inspirationImages.collectionId, count: count() })
    .from(inspirationImages)
    .where(and(eq(inspirationImages.tenantId, tenantId), inArray(inspirationImages.collectionId, ids)))
    .groupBy(inspirationImages.collectionId);
  const inspirations = new Map(inspired.map((row) => [row.collectionId, row.count]));
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    status: row.status,
    selectedProductIds: row.selectedProductIds,
    productAnalysis: row.productAnalysis,
    baseSettings: row.baseSettings,
    budgetUsd: row.budgetUsd,
    pausedAt: row.pausedAt?.toISOString() ?? null,
    errorMessage: row.errorMessage,
    progress: progress.get(row.id) ?? nothing(),
    inspirationCount: inspirations.get(row.id) ?? 0,
    covers: (covers.get(row.id) ?? []).flatMap((id) => pictures.get(id) ?? []),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    completedAt: row.completedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
  }));
}

/** @throws `not_found`; what is in the trash is found, its `deletedAt` says so */
export async function readCollection(tx: Transaction, tenantId: string, id: string): Promise<CollectionJson> {
  const [collection] = await toJson(
    tx,
    tenantId,
    await tx.select().from(collections).where(collectionIs(tenantId, id)),
  );
  if (collection === undefined) throw notFound("The collection");
  return collection;
}

export async function getCollection({ ctx, id }: { ctx: Context; id: string }): Promise<CollectionJson> {
  requireScope(ctx, "collections:read");
  return withTenant(ctx.tenantId, (tx) => readCollection(tx, ctx.tenantId, id));
}

/** Newest collections first. */
export async function listCollections({
  ctx,
  query,
}: {
  ctx: Context;
  query: z.infer<typeof listCollectionsQuery>;
}): Promise<Page<CollectionJson>> {
  requireScope(ctx, "collections:read");
  const after = decodeIdCursor(query.cursor);
  const pattern = query.q === undefined || query.q === "" ? undefined : `%${query.q.replace(/[\\%_]/g, "\\$&")}%`;
  return withTenant(ctx.tenantId, async (tx) => {
    const rows = await tx
      .select()
      .from(collections)
      .where(
        and(
          eq(collections.tenantId, ctx.tenantId),
          query.deleted === "true" ? isNotNull(collections.deletedAt) : isNull(collections.deletedAt),
          query.status === undefined ? undefined : eq(collections.status, query.status),
          pattern === undefined ? undefined : ilike(collections.name, pattern),
          query.productId === undefined
            ? undefined
            : sql`${query.productId}::uuid = any(${collections.selectedProductIds})`,
          after === undefined ? undefined : lt(collections.id, after),
        ),
      )
      .orderBy(desc(collections.id))
      .limit(query.limit + 1);
    const page = toPage(
      rows,
      query.limit,
      (row) => row.id,
      (row) => row,
    );
    return { items: await toJson(tx, ctx.tenantId, page.items), nextCursor: page.nextCursor };
  });
}
