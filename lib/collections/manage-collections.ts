import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { collections, products } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError, notFound } from "@/lib/kernel/errors";
import { recordChanges } from "@/lib/kernel/live/record-change";
import type { CollectionJson, createCollectionInput, UpdateCollectionInput } from "./collection-schemas";
import { collectionIs, lockCollection } from "./collection-states";
import { readCollection } from "./read-collections";

/** @throws `validation_failed` for products that are not there or in the trash */
async function requireProducts(tx: Transaction, tenantId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.tenantId, tenantId), inArray(products.id, [...ids]), isNull(products.deletedAt)));
  if (rows.length === ids.length) return;
  const known = new Set(rows.map((row) => row.id));
  throw new AppError("validation_failed", "Some of the products do not exist.", {
    errors: ids
      .flatMap((id, index) =>
        known.has(id) ? [] : [{ path: `selectedProductIds.${index}`, message: "is no product, or in the trash" }],
      )
      .slice(0, 50),
  });
}

export async function createCollection({
  ctx,
  input,
}: {
  ctx: Context;
  input: z.output<typeof createCollectionInput>;
}): Promise<CollectionJson> {
  requireScope(ctx, "collections:write");
  const { tenantId } = ctx;
  return withTenant(tenantId, async (tx) => {
    await requireProducts(tx, tenantId, input.selectedProductIds);
    const [row] = await tx
      .insert(collections)
      .values({ ...input, tenantId, createdBy: ctx.userId })
      .returning({ id: collections.id });
    if (row === undefined) throw new Error("The collection was not inserted.");
    await recordAudit(tx, ctx, {
      action: "collection.created",
      entity: "collections",
      entityId: row.id,
      payload: { name: input.name, products: input.selectedProductIds.length },
    });
    await recordChanges(tx, tenantId, [{ entity: "collections", id: row.id, status: "draft" }]);
    return readCollection(tx, tenantId, row.id);
  });
}

/**
 * Changes what will be generated; while that is under way only the name.
 * @throws `not_found`, `validation_failed`, `conflict` while the collection is analysed or generated
 */
export async function updateCollection({
  ctx,
  id,
  input,
}: {
  ctx: Context;
  id: string;
  input: UpdateCollectionInput;
}): Promise<CollectionJson> {
  requireScope(ctx, "collections:write");
  const { tenantId } = ctx;
  return withTenant(tenantId, async (tx) => {
    const before = await lockCollection(tx, tenantId, id);
    const isBusy = before.status === "analyzing" || before.status === "generating";
    if (isBusy && Object.keys(input).some((field) => field !== "name")) {
      throw new AppError("conflict", `The collection is ${before.status}; only its name can change now.`);
    }
    if (input.selectedProductIds !== undefined) {
      // What was chosen before and lies in the trash by now stays chosen; it ends with a message of its own.
      const chosen = new Set(before.selectedProductIds);
      await requireProducts(
        tx,
        tenantId,
        input.selectedProductIds.filter((productId) => !chosen.has(productId)),
      );
    }
    await tx.update(collections).set(input).where(collectionIs(tenantId, id));
    await recordAudit(tx, ctx, {
      action: "collection.changed",
      entity: "collections",
      entityId: id,
      payload: { fields: Object.keys(input) },
    });
    await recordChanges(tx, tenantId, [{ entity: "collections", id, status: before.status }]);
    return readCollection(tx, tenantId, id);
  });
}

/** Into the trash; what it generated stays in the gallery. @throws `not_found`, `conflict` while it is generated */
export async function deleteCollection({ ctx, id }: { ctx: Context; id: string }): Promise<void> {
  requireScope(ctx, "collections:write");
  await withTenant(ctx.tenantId, async (tx) => {
    const before = await lockCollection(tx, ctx.tenantId, id);
    if (before.status === "generating" || before.status === "analyzing") {
      throw new AppError("conflict", `The collection is ${before.status}; cancel that first.`);
    }
    await tx.update(collections).set({ deletedAt: new Date() }).where(collectionIs(ctx.tenantId, id));
    await recordAudit(tx, ctx, { action: "collection.deleted", entity: "collections", entityId: id });
    await recordChanges(tx, ctx.tenantId, [{ entity: "collections", id, status: "deleted" }]);
  });
}

/** @throws `not_found` */
export async function restoreCollection({ ctx, id }: { ctx: Context; id: string }): Promise<CollectionJson> {
  requireScope(ctx, "collections:write");
  const { tenantId } = ctx;
  return withTenant(tenantId, async (tx) => {
    const restored = await tx
      .update(collections)
      .set({ deletedAt: null })
      .where(and(collectionIs(tenantId, id), isNotNull(collections.deletedAt)))
      .returning({ status: collections.status });
    if (restored.length === 0) throw notFound("The collection");
    await recordAudit(tx, ctx, { action: "collection.restored", entity: "collections", entityId: id });
    await recordChanges(tx, tenantId, [{ entity: "collections", id, status: "restored" }]);
    return readCollection(tx, tenantId, id);
  });
}
