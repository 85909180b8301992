import { and, asc, eq, ne, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { getSql } from "@/db/client";
import { embeddingDimensions, images } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { notFound } from "@/lib/kernel/errors";
import type { SimilarImageJson } from "./image-schemas";
import { type ImageRow, imageColumns, toImageJson } from "./read-images";

export const similarImagesQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(24).describe("Pictures wanted"),
  maxDistance: z.coerce.number().min(0).max(4).default(4).describe("Leaves out what is less alike"),
});

/** Bits of the perceptual hash in which near duplicates differ at most. */
export const duplicateBits = 8;
/** Distance of embeddings within which near duplicates are. */
const duplicateDistance = 0.4;

/** What reckons distances in this database. */
export type Metric = "vector" | "cube" | "arithmetic";
let known: Promise<Metric> | undefined;

async function detectMetric(): Promise<Metric> {
  const rows = await getSql()<{ name: string; schema: string }[]>`
    select e.extname as name, n.nspname as schema from pg_extension e
    join pg_namespace n on n.oid = e.extnamespace where e.extname in ('vector', 'cube')`;
  // pgvector may be anywhere on the search path; `cube` is where the migration put it.
  if (rows.some(({ name }) => name === "vector")) return "vector";
  return rows.some(({ name, schema }) => name === "cube" && schema === "app") ? "cube" : "arithmetic";
}

function metric(): Promise<Metric> {
  known ??= detectMetric().catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  return known;
}

/** Euclidean distance of a row's embedding to a given one, in whichever way this database can. */
export function distanceTo(kind: Metric, embedding: readonly number[]): SQL<number> {
  const list = embedding.join(",");
  if (kind === "vector") {
    return sql<number>`${images.embedding}::vector(${sql.raw(String(embeddingDimensions))}) <-> ${`[${list}]`}::vector(${sql.raw(String(embeddingDimensions))})`;
  }
  const array = sql`${`{${list}}`}::float8[]`;
  if (kind === "cube") return sql<number>`app.cube(${images.embedding}::float8[]) operator(app.<->) app.cube(${array})`;
  return sql<number>`sqrt((select sum((pair.one - pair.other) ^ 2)
    from unnest(${images.embedding}::float8[], ${array}) as pair(one, other)))`;
}

/** Candidates beyond twice as many as are wanted, of which the condition may take some away. */
const spare = 50;

export interface SimilarImage {
  image: ImageRow;
  distance: number;
  nearDuplicate: boolean;
}

/**
 * Pictures that look most like one, nearest first.
 * @param condition narrows what is looked at, on columns of `images`
 */
export async function findSimilar(
  tx: Transaction,
  tenantId: string,
  like: { embedding: readonly number[]; perceptualHash: bigint },
  options: { limit: number; maxDistance?: number; exceptId?: string; condition?: SQL },
): Promise<SimilarImage[]> {
  const kind = await metric();
  if (kind === "vector") {
    // With its index alone the search would stop before it has enough of this organization's rows (pgvector ≥ 0.8).
    await tx.execute(sql`select set_config('hnsw.iterative_scan', 'strict_order', true)
      from pg_extension where extname = 'vector' and string_to_array(extversion, '.')::int[] >= '{0,8}'`);
  }
  const { limit, condition } = options;
  const find = (among: number, within: SQL | undefined, from: SQL | undefined) => {
    // Of all but the nearest only id and distance are sorted.
    const nearest = tx.$with("nearest").as(
      tx
        .select({ id: images.id, distance: distanceTo(kind, like.embedding).as("distance") })
        .from(images)
        .where(
          and(
            eq(images.tenantId, tenantId),
            options.exceptId === undefined ? undefined : ne(images.id, options.exceptId),
            within,
          ),
        )
        .orderBy(asc(sql`distance`))
        .limit(among),
    );
    return tx
      .with(nearest)
      .select({
        image: imageColumns,
        distance: nearest.distance,
        bits: sql<number>`bit_count((${images.perceptualHash} # ${like.perceptualHash.toString()}::bigint)::bit(64))::int`,
      })
      .from(nearest)
      .innerJoin(images, and(eq(images.tenantId, tenantId), eq(images.id, nearest.id)))
      .where(from)
      .orderBy(asc(nearest.distance))
      .limit(limit);
  };
  // Most pictures meet the condition; asked of all of them it costs as much as the distance.
  let rows = await find(condition === undefined ? limit : limit * 2 + spare, undefined, condition);
  if (condition !== undefined && rows.length < limit) rows = await find(limit, condition, undefined);
  return rows
    .filter((row) => row.distance <= (options.maxDistance ?? Number.POSITIVE_INFINITY))
    .map(({ image, distance: found, bits }) => ({
      image,
      distance: found,
      nearDuplicate: found <= duplicateDistance || bits <= duplicateBits,
    }));
}

/** @throws `not_found` */
export async function listSimilarImages({
  ctx,
  id,
  query,
}: {
  ctx: Context;
  id: string;
  query: z.infer<typeof similarImagesQuery>;
}): Promise<{ items: SimilarImageJson[] }> {
  requireScope(ctx, "products:read");
  return withTenant(ctx.tenantId, async (tx) => {
    const [like] = await tx
      .select({ embedding: images.embedding, perceptualHash: images.perceptualHash })
      .from(images)
      .where(and(eq(images.tenantId, ctx.tenantId), eq(images.id, id)));
    if (like === undefined) throw notFound("The image");
    const found = await findSimilar(tx, ctx.tenantId, like, { ...query, exceptId: id });
    return {
      items: found.map(({ image, distance, nearDuplicate }) => ({
        ...toImageJson(image),
        distance: Math.round(distance * 10_000) / 10_000,
        nearDuplicate,
      })),
    };
  });
}
