import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { products } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError, notFound } from "@/lib/kernel/errors";
import { recordChanges } from "@/lib/kernel/live/record-change";
import type { CreateProductInput, ProductJson, UpdateProductInput } from "./product-schemas";
import { readProduct } from "./read-products";

/** The SKU stands among an organization's products that are not in the trash. */
export function skuTaken(sku: string): AppError {
  return new AppError("conflict", `There is a product with the SKU “${sku}” already.`, {
    errors: [{ path: "sku", message: "is taken" }],
  });
}

const productIs = (tenantId: string, id: string) => and(eq(products.tenantId, tenantId), eq(products.id, id));

/** Whether another product that is not in the trash has the SKU; asked under the unique index's own lock by whoever inserts. */
async function findBySku(tx: Transaction, tenantId: string, sku: string): Promise<string | undefined> {
  const [row] = await tx
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.tenantId, tenantId), eq(products.sku, sku), isNull(products.deletedAt)));
  return row?.id;
}

/** @throws `conflict` for a SKU that is taken */
export async function createProduct({ ctx, input }: { ctx: Context; input: CreateProductInput }): Promise<ProductJson> {
  requireScope(ctx, "products:write");
  const { tenantId } = ctx;
  return withTenant(tenantId, async (tx) => {
    const [row] = await tx
      .insert(products)
      .values({ ...input, tags: input.metadata.tags ?? [], tenantId, createdBy: ctx.userId })
      .onConflictDoNothing()
      .returning({ id: products.id });
    if (row === undefined) throw skuTaken(input.sku);
    const payload = { name: input.name, sku: input.sku };
    await recordAudit(tx, ctx, { action: "product.created", entity: "products", entityId: row.id, payload });
    await recordChanges(tx, tenantId, [{ entity: "products", id: row.id, status: "created" }]);
    return readProduct(tx, tenantId, row.id);
  });
}

/** @throws `not_found`, also for what is in the trash; `conflict` for a SKU that is taken */
export async function updateProduct({
  ctx,
  id,
  input,
}: {
  ctx: Context;
  id: string;
  input: UpdateProductInput;
}): Promise<ProductJson> {
  requireScope(ctx, "products:write");
  const { tenantId } = ctx;
  return withTenant(tenantId, async (tx) => {
    const [before] = await tx.select().from(products).where(productIs(tenantId, id)).for("update");
    if (before === undefined || before.deletedAt !== null) throw notFound("The product");
    if (input.sku !== undefined && input.sku !== before.sku) {
      const owner = await findBySku(tx, tenantId, input.sku);
      if (owner !== undefined && owner !== id) throw skuTaken(input.sku);
    }
    const tags = input.metadata === undefined ? {} : { tags: input.metadata.tags ?? [] };
    await tx
      .update(products)
      .set({ ...input, ...tags })
      .where(productIs(tenantId, id));
    await recordAudit(tx, ctx, { action: "product.changed", entity: "products", entityId: id, payload: { ...input } });
    await recordChanges(tx, tenantId, [{ entity: "products", id, status: "changed" }]);
    return readProduct(tx, tenantId, id);
  });
}

/** Into the trash; what was generated of it stays. @throws `not_found` */
export async function deleteProduct({ ctx, id }: { ctx: Context; id: string }): Promise<void> {
  requireScope(ctx, "products:write");
  await withTenant(ctx.tenantId, async (tx) => {
    const changed = await tx
      .update(products)
      .set({ deletedAt: new Date() })
      .where(and(productIs(ctx.tenantId, id), isNull(products.deletedAt)))
      .returning({ id: products.id });
    if (changed.length === 0) throw notFound("The product");
    await recordAudit(tx, ctx, { action: "product.deleted", entity: "products", entityId: id });
    await recordChanges(tx, ctx.tenantId, [{ entity: "products", id, status: "deleted" }]);
  });
}

/** Out of the trash. @throws `not_found`; `conflict` when its SKU was given to another product meanwhile */
export async function restoreProduct({ ctx, id }: { ctx: Context; id: string }): Promise<ProductJson> {
  requireScope(ctx, "products:write");
  const { tenantId } = ctx;
  return withTenant(tenantId, async (tx) => {
    const [row] = await tx
      .select({ sku: products.sku })
      .from(products)
      .where(and(productIs(tenantId, id), isNotNull(products.deletedAt)))
      .for("update");
    if (row === undefined) throw notFound("The product");
    if ((await findBySku(tx, tenantId, row.sku)) !== undefined) throw skuTaken(row.sku);
    await tx.update(products).set({ deletedAt: null }).where(productIs(tenantId, id));
    await recordAudit(tx, ctx, { action: "product.restored", entity: "products", entityId: id });
    await recordChanges(tx, tenantId, [{ entity: "products", id, status: "restored" }]);
    return readProduct(tx, tenantId, id);
  });
}
