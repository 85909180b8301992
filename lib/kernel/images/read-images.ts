import { and, desc, eq, getTableColumns, ilike, inArray, lt, or } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { artifacts, images } from "@/db/schema";
import { readTenant } from "@/db/tenant";
import { type ArtifactKind, linkThumbnail } from "@/lib/kernel/artifacts";
import { type Context, requireScope } from "@/lib/kernel/context";
import { notFound } from "@/lib/kernel/errors";
import { decodeIdCursor, type Page, pageQuery, toPage } from "@/lib/kernel/http/page";
import { type ImageJson, imageSourceSchema } from "./image-schemas";

/** What pages show of a picture: all but the numbers it is compared by. */
const { embedding: _embedding, perceptualHash: _hash, ...shownColumns } = getTableColumns(images);
export const imageColumns = shownColumns;
export type ImageRow = Omit<typeof images.$inferSelect, "embedding" | "perceptualHash">;

export const listImagesQuery = pageQuery.extend({
  source: imageSourceSchema.optional(),
  q: z.string().trim().max(200).optional().describe("Part of file name, alternative text or caption"),
});

/** A row as the API shows it. */
export function toImageJson(row: ImageRow): ImageJson {
  const url = `/api/v1/artifacts/${row.artifactId}/content`;
  return {
    id: row.id,
    artifactId: row.artifactId,
    url,
    thumbnailUrl: `${url}?size=250`,
    thumbnailLink: null,
    previewUrl: `${url}?size=600`,
    width: row.width,
    height: row.height,
    fileSize: row.fileSize,
    mimeType: row.mimeType,
    source: row.source,
    originalFilename: row.originalFilename,
    altText: row.altText,
    caption: row.caption,
    exif: row.exif,
    thumbhash: row.thumbhash,
    dominantColors: row.dominantColors,
    metadata: row.metadata,
    createdAt: row.createdAt.toISOString(),
  };
}

/** Pictures by id; those that do not exist are missing. For other modules' rows that show pictures. */
export async function readImages(
  tx: Transaction,
  tenantId: string,
  ids: readonly string[],
): Promise<Map<string, ImageJson>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select(imageColumns)
    .from(images)
    .where(and(eq(images.tenantId, tenantId), inArray(images.id, [...new Set(ids)])));
  return new Map(rows.map((row) => [row.id, toImageJson(row)]));
}

/**
 * The same with `thumbnailLink`, so that a list of a hundred pictures is not a hundred questions whether one may see them.
 * The caller makes sure that whoever asks may read files of `kind`; pictures of other kinds get no link.
 */
export async function readLinkedImages(
  tx: Transaction,
  tenantId: string,
  kind: ArtifactKind,
  ids: readonly string[],
): Promise<Map<string, ImageJson>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ image: imageColumns, contentHash: artifacts.contentHash, kind: artifacts.kind })
    .from(images)
    .innerJoin(artifacts, and(eq(artifacts.tenantId, images.tenantId), eq(artifacts.id, images.artifactId)))
    .where(and(eq(images.tenantId, tenantId), inArray(images.id, [...new Set(ids)])));
  return new Map(
    await Promise.all(
      rows.map(async ({ image, contentHash, ...file }): Promise<[string, ImageJson]> => {
        const thumbnailLink = file.kind === kind ? await linkThumbnail({ tenantId, contentHash }, 250) : null;
        return [image.id, { ...toImageJson(image), thumbnailLink }];
      }),
    ),
  );
}

/** @throws `not_found` */
export async function readImage(tx: Transaction, tenantId: string, id: string): Promise<ImageJson> {
  const image = (await readImages(tx, tenantId, [id])).get(id);
  if (image === undefined) throw notFound("The image");
  return image;
}

export async function getImage({ ctx, id }: { ctx: Context; id: string }): Promise<ImageJson> {
  requireScope(ctx, "products:read");
  return readTenant(ctx.tenantId, (tx) =>
    tx
      .select(imageColumns)
      .from(images)
      .where(and(eq(images.tenantId, ctx.tenantId), eq(images.id, id))),
  ).then(([row]) => {
    if (row === undefined) throw notFound("The image");
    return toImageJson(row);
  });
}

/** Newest pictures first. */
export async function listImages({
  ctx,
  query,
}: {
  ctx: Context;
  query: z.infer<typeof listImagesQuery>;
}): Promise<Page<ImageJson>> {
  requireScope(ctx, "products:read");
  const after = decodeIdCursor(query.cursor);
  const pattern = query.q === undefined || query.q === "" ? undefined : `%${query.q.replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await readTenant(ctx.tenantId, (tx) =>
    tx
      .select(imageColumns)
      .from(images)
      .where(
        and(
          eq(images.tenantId, ctx.tenantId),
          query.source === undefined ? undefined : eq(images.source, query.source),
          pattern === undefined
            ? undefined
            : or(
                ilike(images.originalFilename, pattern),
                ilike(images.altText, pattern),
                ilike(images.caption, pattern),
              ),
          after === undefined ? undefined : lt(images.id, after),
        ),
      )
      .orderBy(desc(images.id))
      .limit(query.limit + 1),
  );
  return toPage(rows, query.limit, (row) => row.id, toImageJson);
}
