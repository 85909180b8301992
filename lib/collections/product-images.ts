import { and, asc, eq, gt, gte, lt, lte, max, sql } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { productImages, products } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { getReadableArtifact } from "@/lib/kernel/artifacts";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError, notFound } from "@/lib/kernel/errors";
import { createImageFrom, ingestImage, readImages } from "@/lib/kernel/images";
import { recordChanges } from "@/lib/kernel/live/record-change";
import type { MultipartForm } from "@/lib/kernel/uploads";
import type { ProductImageJson } from "./product-schemas";

/** Pictures of one product at most. */
const mostImages = 50;

const formFlag = z
  .enum(["true", "false"])
  .transform((text) => text === "true")
  .optional();
export const addProductImageFields = z.strictObject({ isPrimary: formFlag });
export const addProductImageForm = z.object({
  file: z.string().describe("PNG, JPEG, WebP, AVIF, GIF, TIFF or SVG").meta({ format: "binary" }),
  isPrimary: z.enum(["true", "false"]).optional(),
});
/** A picture that is in the store: an upload, or a preview of a design. */
export const addProductImageInput = z.strictObject({ artifactId: z.uuid(), isPrimary: z.boolean().optional() });
export const updateProductImageInput = z
  .strictObject({
    isPrimary: z.literal(true).describe("Takes the place of the one before"),
    displayOrder: z.number().int().min(0).max(mostImages),
  })
  .partial()
  .refine((input) => Object.keys(input).length > 0, "changes nothing");

type LinkRow = typeof productImages.$inferSelect;

async function toJson(tx: Transaction, tenantId: string, rows: readonly LinkRow[]): Promise<ProductImageJson[]> {
  const pictures = await readImages(
    tx,
    tenantId,
    rows.map((row) => row.imageId),
  );
  return rows.flatMap((row) => {
    const image = pictures.get(row.imageId);
    if (image === undefined) return [];
    const { id, productId, imageId, isPrimary, displayOrder } = row;
    return [{ id, productId, imageId, isPrimary, displayOrder, image, createdAt: row.createdAt.toISOString() }];
  });
}

/** The product under its lock, so that two who add or order pictures follow each other. @throws `not_found` */
async function lockProduct(tx: Transaction, tenantId: string, id: string): Promise<void> {
  const [row] = await tx
    .select({ deletedAt: products.deletedAt })
    .from(products)
    .where(and(eq(products.tenantId, tenantId), eq(products.id, id)))
    .for("update");
  if (row === undefined || row.deletedAt !== null) throw notFound("The product");
}

const linksOf = (tenantId: string, productId: string) =>
  and(eq(productImages.tenantId, tenantId), eq(productImages.productId, productId));

async function clearPrimary(tx: Transaction, tenantId: string, productId: string): Promise<void> {
  await tx
    .update(productImages)
    .set({ isPrimary: false })
    .where(and(linksOf(tenantId, productId), eq(productImages.isPrimary, true)));
}

/** Pictures of a product in their order. */
export async function listProductImages({
  ctx,
  productId,
}: {
  ctx: Context;
  productId: string;
}): Promise<{ items: ProductImageJson[]; nextCursor: null }> {
  requireScope(ctx, "products:read");
  const { tenantId } = ctx;
  return withTenant(tenantId, async (tx) => {
    const [product] = await tx
      .select({ id: products.id })
      .from(products)
      .where(and(eq(products.tenantId, tenantId), eq(products.id, productId)));
    if (product === undefined) throw notFound("The product");
    const rows = await tx
      .select()
      .from(productImages)
      .where(linksOf(tenantId, productId))
      .orderBy(asc(productImages.displayOrder), asc(productImages.id));
    return { items: await toJson(tx, tenantId, rows), nextCursor: null };
  });
}

/** The first picture of a product is its primary. Adding the same one twice answers the first. */
export async function linkProductImage(
  tx: Transaction,
  ctx: Context,
  { productId, imageId, isPrimary }: { productId: string; imageId: string; isPrimary: boolean | undefined },
): Promise<LinkRow> {
  const { tenantId } = ctx;
  await lockProduct(tx, tenantId, productId);
  const [state] = await tx
    .select({ count: sql<number>`count(*)::int`, last: max(productImages.displayOrder) })
    .from(productImages)
    .where(linksOf(tenantId, productId));
  const count = state?.count ?? 0;
  if (count >= mostImages) {
    throw new AppError("validation_failed", `A product has at most ${mostImages} images.`);
  }
  if (isPrimary === true) await clearPrimary(tx, tenantId, productId);
  const [row] = await tx
    .insert(productImages)
    .values({
      tenantId,
      productId,
      imageId,
      isPrimary: isPrimary === true || count === 0,
      displayOrder: (state?.last ?? -1) + 1,
    })
    .onConflictDoUpdate({
      target: [productImages.tenantId, productImages.productId, productImages.imageId],
      set: isPrimary === true ? { isPrimary: true } : { imageId },
    })
    .returning();
  if (row === undefined) throw new Error("The product's image was not inserted.");
  await recordAudit(tx, ctx, {
    action: "product-image.added",
    entity: "products",
    entityId: productId,
    payload: { imageId },
  });
  await recordChanges(tx, tenantId, [{ entity: "products", id: productId, status: "changed" }]);
  return row;
}

const readLink = (ctx: Context, row: LinkRow): Promise<ProductImageJson> =>
  withTenant(ctx.tenantId, async (tx) => {
    const [json] = await toJson(tx, ctx.tenantId, [row]);
    if (json === undefined) throw notFound("The image");
    return json;
  });

/** An uploaded picture becomes one of the product's. @throws what `ingestImage` throws, `not_found` */
export async function addProductImage({
  ctx,
  productId,
  form,
}: {
  ctx: Context;
  productId: string;
  form: MultipartForm;
}): Promise<ProductImageJson> {
  requireScope(ctx, "products:write");
  const { isPrimary } = addProductImageFields.parse(form.fields);
  await withTenant(ctx.tenantId, (tx) => lockProduct(tx, ctx.tenantId, productId));
  let link: LinkRow | undefined;
  await ingestImage({
    ctx,
    form,
    within: async (tx, image) => {
      link = await linkProductImage(tx, ctx, { productId, imageId: image.id, isPrimary });
    },
  });
  if (link === undefined) throw new Error("The image was not linked.");
  return readLink(ctx, link);
}

/** A picture of the store becomes one of the product's, for example a design's preview. @throws `not_found`, `forbidden` */
export async function addProductImageFrom({
  ctx,
  productId,
  input,
}: {
  ctx: Context;
  productId: string;
  input: z.output<typeof addProductImageInput>;
}): Promise<ProductImageJson> {
  requireScope(ctx, "products:write");
  await getReadableArtifact({ ctx, id: input.artifactId });
  const image = await createImageFrom({ ctx, input: { artifactId: input.artifactId } });
  const link = await withTenant(ctx.tenantId, (tx) =>
    linkProductImage(tx, ctx, { productId, imageId: image.id, isPrimary: input.isPrimary }),
  );
  return readLink(ctx, link);
}

async function lockLink(tx: Transaction, tenantId: string, id: string): Promise<LinkRow> {
  const linkIs = and(eq(productImages.tenantId, tenantId), eq(productImages.id, id));
  const [found] = await tx.select({ productId: productImages.productId }).from(productImages).where(linkIs);
  if (found === undefined) throw notFound("The product's image");
  await lockProduct(tx, tenantId, found.productId);
  const [row] = await tx.select().from(productImages).where(linkIs);
  if (row === undefined) throw notFound("The product's image");
  return row;
}

/** Moves one picture; those between its old and its new place make room. */
async function moveTo(tx: Transaction, row: LinkRow, place: number): Promise<void> {
  const { tenantId, productId, displayOrder: from } = row;
  const [last] = await tx
    .select({ order: max(productImages.displayOrder) })
    .from(productImages)
    .where(linksOf(tenantId, productId));
  const to = Math.min(place, last?.order ?? 0);
  if (to === from) return;
  const between =
    to < from
      ? and(gte(productImages.displayOrder, to), lt(productImages.displayOrder, from))
      : and(gt(productImages.displayOrder, from), lte(productImages.displayOrder, to));
  await tx
    .update(productImages)
    .set({ displayOrder: sql`${productImages.displayOrder} + ${to < from ? 1 : -1}` })
    .where(and(linksOf(tenantId, productId), between));
  await tx
    .update(productImages)
    .set({ displayOrder: to })
    .where(and(eq(productImages.tenantId, tenantId), eq(productImages.id, row.id)));
}

/** @throws `not_found` */
export async function updateProductImage({
  ctx,
  id,
  input,
}: {
  ctx: Context;
  id: string;
  input: z.output<typeof updateProductImageInput>;
}): Promise<ProductImageJson> {
  requireScope(ctx, "products:write");
  const { tenantId } = ctx;
  return withTenant(tenantId, async (tx) => {
    const row = await lockLink(tx, tenantId, id);
    const linkIs = and(eq(productImages.tenantId, tenantId), eq(productImages.id, id));
    if (input.isPrimary === true && !row.isPrimary) {
      await clearPrimary(tx, tenantId, row.productId);
      await tx.update(productImages).set({ isPrimary: true }).where(linkIs);
    }
    if (input.displayOrder !== undefined) await moveTo(tx, row, input.displayOrder);
    await recordAudit(tx, ctx, {
      action: "product-image.changed",
      entity: "products",
      entityId: row.productId,
      payload: { imageId: row.imageId, ...input },
    });
    await recordChanges(tx, tenantId, [{ entity: "products", id: row.productId, status: "changed" }]);
    const [json] = await toJson(tx, tenantId, await tx.select().from(productImages).where(linkIs));
    if (json === undefined) throw notFound("The product's image");
    return json;
  });
}

/** Takes a picture off its product; the picture itself stays. The next one becomes the primary. @throws `not_found` */
export async function removeProductImage({ ctx, id }: { ctx: Context; id: string }): Promise<void> {
  requireScope(ctx, "products:write");
  const { tenantId } = ctx;
  await withTenant(tenantId, async (tx) => {
    const row = await lockLink(tx, tenantId, id);
    await tx.delete(productImages).where(and(eq(productImages.tenantId, tenantId), eq(productImages.id, id)));
    await tx
      .update(productImages)
      .set({ displayOrder: sql`${productImages.displayOrder} - 1` })
      .where(and(linksOf(tenantId, row.productId), gt(productImages.displayOrder, row.displayOrder)));
    if (row.isPrimary) {
      const first = tx
        .select({ id: productImages.id })
        .from(productImages)
        .where(linksOf(tenantId, row.productId))
        .orderBy(asc(productImages.displayOrder), asc(productImages.id))
        .limit(1);
      await tx
        .update(productImages)
        .set({ isPrimary: true })
        .where(and(eq(productImages.tenantId, tenantId), eq(productImages.id, sql`(${first})`)));
    }
    await recordAudit(tx, ctx, {
      action: "product-image.removed",
      entity: "products",
      entityId: row.productId,
      payload: { imageId: row.imageId },
    });
    await recordChanges(tx, tenantId, [{ entity: "products", id: row.productId, status: "changed" }]);
  });
}
