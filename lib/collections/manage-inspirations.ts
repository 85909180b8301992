import { and, eq, gt, max, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { inspirationImages } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError, notFound } from "@/lib/kernel/errors";
import { ingestImage, readImage } from "@/lib/kernel/images";
import { emitWithin } from "@/lib/kernel/jobs/outbox";
import { recordChanges } from "@/lib/kernel/live/record-change";
import type { MultipartForm } from "@/lib/kernel/uploads";
import {
  type addInspirationInput,
  type InspirationJson,
  mostInspirations,
  type updateInspirationInput,
} from "./collection-schemas";
import { type CollectionRow, lockCollection } from "./collection-states";
import { inspirationAdded } from "./events";
import { fetchUnsplashPicture } from "./fetch-unsplash";
import { type InspirationRow, inspirationIs, readInspiration } from "./read-inspirations";

/** Assets of one batch are made after the same pictures, also while it pauses. @throws `conflict` */
function requireIdle({ status }: Pick<CollectionRow, "status">): void {
  if (status !== "generating") return;
  throw new AppError("conflict", "The collection is generating; its inspirations stay as they are until it ends.");
}

const inspirationsOf = (tenantId: string, collectionId: string) =>
  and(eq(inspirationImages.tenantId, tenantId), eq(inspirationImages.collectionId, collectionId));

/** Puts a picture into a collection, at the end; what is in it already is answered as it is. Its scene is analysed by a job. */
export async function linkInspiration(
  tx: Transaction,
  ctx: Context,
  link: { collectionId: string; imageId: string; source: InspirationRow["source"] },
): Promise<string> {
  const { tenantId } = ctx;
  const collection = await lockCollection(tx, tenantId, link.collectionId);
  const [known] = await tx
    .select({ id: inspirationImages.id })
    .from(inspirationImages)
    .where(and(inspirationsOf(tenantId, link.collectionId), eq(inspirationImages.imageId, link.imageId)));
  if (known !== undefined) return known.id;
  requireIdle(collection);
  const [state] = await tx
    .select({ count: sql<number>`count(*)::int`, last: max(inspirationImages.displayOrder) })
    .from(inspirationImages)
    .where(inspirationsOf(tenantId, link.collectionId));
  if ((state?.count ?? 0) >= mostInspirations) {
    throw new AppError("validation_failed", `A collection has at most ${mostInspirations} inspirations.`);
  }
  const [row] = await tx
    .insert(inspirationImages)
    .values({ ...link, tenantId, displayOrder: (state?.last ?? -1) + 1 })
    .returning({ id: inspirationImages.id });
  if (row === undefined) throw new Error("The inspiration was not inserted.");
  await recordAudit(tx, ctx, {
    action: "inspiration.added",
    entity: "collections",
    entityId: link.collectionId,
    payload: { imageId: link.imageId, source: link.source },
  });
  await recordChanges(tx, tenantId, [{ entity: "inspiration_images", id: row.id, status: "created" }]);
  await emitWithin(tx, tenantId, [{ name: inspirationAdded.name, data: { inspirationId: row.id } }]);
  return row.id;
}

/** An uploaded picture inspires a collection. @throws `not_found`, `conflict` while it is generated, and what `ingestImage` throws */
export async function addInspiration({
  ctx,
  collectionId,
  form,
}: {
  ctx: Context;
  collectionId: string;
  form: Pick<MultipartForm, "file" | "filename" | "declaredType">;
}): Promise<InspirationJson> {
  requireScope(ctx, "collections:write");
  const { tenantId } = ctx;
  await withTenant(tenantId, async (tx) => requireIdle(await lockCollection(tx, tenantId, collectionId)));
  let id = "";
  await ingestImage({
    ctx,
    form,
    within: async (tx, image) => {
      id = await linkInspiration(tx, ctx, { collectionId, imageId: image.id, source: "upload" });
    },
  });
  return withTenant(tenantId, (tx) => readInspiration(tx, tenantId, id));
}

/** A picture of the studio, or one of Unsplash, inspires a collection. @throws `not_found`, `conflict` while it is generated, `capability_missing` without a key */
export async function addInspirationFrom({
  ctx,
  collectionId,
  input,
}: {
  ctx: Context;
  collectionId: string;
  input: z.output<typeof addInspirationInput>;
}): Promise<InspirationJson> {
  requireScope(ctx, "collections:write");
  const { tenantId } = ctx;
  await withTenant(tenantId, async (tx) => {
    const collection = await lockCollection(tx, tenantId, collectionId);
    if ("unsplashId" in input) requireIdle(collection);
  });
  const imageId = "imageId" in input ? input.imageId : await fetchUnsplashPicture(ctx, input.unsplashId);
  return withTenant(tenantId, async (tx) => {
    await readImage(tx, tenantId, imageId);
    const id = await linkInspiration(tx, ctx, { collectionId, imageId, source: input.source });
    return readInspiration(tx, tenantId, id);
  });
}

async function lockInspiration(
  tx: Transaction,
  tenantId: string,
  id: string,
): Promise<{ row: InspirationRow; collection: CollectionRow }> {
  const [found] = await tx
    .select({ collectionId: inspirationImages.collectionId })
    .from(inspirationImages)
    .where(inspirationIs(tenantId, id));
  if (found === undefined) throw notFound("The inspiration");
  const collection = await lockCollection(tx, tenantId, found.collectionId);
  const [row] = await tx.select().from(inspirationImages).where(inspirationIs(tenantId, id));
  if (row === undefined) throw notFound("The inspiration");
  return { row, collection };
}

/** Moves an inspiration, or corrects what was read out of it. @throws `not_found`, `conflict` for a move while its collection is generated */
export async function updateInspiration({
  ctx,
  id,
  input,
}: {
  ctx: Context;
  id: string;
  input: z.output<typeof updateInspirationInput>;
}): Promise<InspirationJson> {
  requireScope(ctx, "collections:write");
  const { tenantId } = ctx;
  return withTenant(tenantId, async (tx) => {
    const { row, collection } = await lockInspiration(tx, tenantId, id);
    if (input.displayOrder !== undefined) requireIdle(collection);
    if (input.analysis !== undefined) {
      await tx.update(inspirationImages).set({ analysis: input.analysis }).where(inspirationIs(tenantId, id));
    }
    if (input.displayOrder !== undefined) await moveTo(tx, row, input.displayOrder);
    await recordAudit(tx, ctx, {
      action: "inspiration.changed",
      entity: "collections",
      entityId: row.collectionId,
      payload: { inspirationId: id, fields: Object.keys(input) },
    });
    await recordChanges(tx, tenantId, [{ entity: "inspiration_images", id, status: "changed" }]);
    return readInspiration(tx, tenantId, id);
  });
}

/** All get the places that they have once this one is where it shall be; there are thirty at most. */
async function moveTo(tx: Transaction, row: InspirationRow, place: number): Promise<void> {
  const { tenantId, collectionId, id } = row;
  const before = place > row.displayOrder ? place + 0.5 : place - 0.5;
  await tx.execute(sql`
    update ${inspirationImages} set display_order = ordered.place
    from (
      select id, (row_number() over (order by case when id = ${id} then ${before}::float8 else display_order end, id) - 1)::int as place
      from ${inspirationImages} where tenant_id = ${tenantId} and collection_id = ${collectionId}
    ) as ordered
    where ${inspirationImages.tenantId} = ${tenantId} and ${inspirationImages.id} = ordered.id`);
}

/** Takes a picture out of a collection; the picture itself stays. @throws `not_found`, `conflict` while it is generated */
export async function removeInspiration({ ctx, id }: { ctx: Context; id: string }): Promise<void> {
  requireScope(ctx, "collections:write");
  const { tenantId } = ctx;
  await withTenant(tenantId, async (tx) => {
    const { row, collection } = await lockInspiration(tx, tenantId, id);
    requireIdle(collection);
    await tx.delete(inspirationImages).where(inspirationIs(tenantId, id));
    await tx
      .update(inspirationImages)
      .set({ displayOrder: sql`${inspirationImages.displayOrder} - 1` })
      .where(and(inspirationsOf(tenantId, row.collectionId), gt(inspirationImages.displayOrder, row.displayOrder)));
    await recordAudit(tx, ctx, {
      action: "inspiration.removed",
      entity: "collections",
      entityId: row.collectionId,
      payload: { imageId: row.imageId },
    });
    await recordChanges(tx, tenantId, [{ entity: "inspiration_images", id, status: "deleted" }]);
  });
}
