import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { collections, generatedAssets } from "@/db/schema";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import { writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { readSettings } from "@/lib/kernel/organization/settings";
import { collectionIs, moveCollection } from "./collection-states";
import { fillQueue } from "./fill-queue";
import type { createAssetInput, GeneratedAssetJson } from "./generated-asset-schemas";
import { enqueuedAction, reserveGenerations } from "./generation-limits";
import { chooseModel, type Order, planAsset, priceAsset } from "./plan-assets";
import type { ProductJson } from "./product-schemas";
import { readGeneratedAsset } from "./read-generated-assets";
import { readProducts } from "./read-products";
import { requeueAssets } from "./requeue-assets";

/** @throws `validation_failed` for products that are not there or in the trash */
async function requireProduct(tx: Transaction, tenantId: string, productId: string): Promise<ProductJson> {
  const [product] = await readProducts(tx, tenantId, [productId]);
  if (product === undefined || product.deletedAt !== null) {
    throw new AppError("validation_failed", "The product does not exist.", {
      errors: [{ path: "productId", message: "is no product, or in the trash" }],
    });
  }
  return product;
}

/** One asset on its own; as a draft it waits to be enqueued. @throws as `generateCollection` */
export async function createGeneratedAsset({
  ctx,
  input,
}: {
  ctx: Context;
  input: z.output<typeof createAssetInput>;
}): Promise<GeneratedAssetJson> {
  requireScope(ctx, "collections:write");
  const { tenantId } = ctx;
  const model = await chooseModel(tenantId, input.type, input);
  return writeWithEvents(tenantId, async (tx, emit) => {
    const product = await requireProduct(tx, tenantId, input.productId);
    if (input.enqueue) await reserveGenerations(tx, tenantId, 1);
    const order: Order = {
      ctx,
      type: input.type,
      model,
      estimatedUsd: await priceAsset(tx, tenantId, input.type, model),
      defaults: (await readSettings(tx, tenantId)).generationDefaults,
      collection: null,
      request: input.settings,
    };
    const row = { ...planAsset(order, product, 0), status: input.enqueue ? ("pending" as const) : ("draft" as const) };
    await tx.insert(generatedAssets).values(row);
    await recordAudit(tx, ctx, {
      action: "generated-asset.created",
      entity: "generated_assets",
      entityId: row.id,
      payload: { productId: product.id, type: row.type, provider: row.provider },
    });
    await recordChanges(tx, tenantId, [{ entity: "generated_assets", id: row.id, status: row.status }]);
    if (input.enqueue) fillQueue(emit, row.provider, 1);
    return readGeneratedAsset(tx, tenantId, row.id);
  });
}

/** A collection that failed as a whole is generated again with the first asset of it; its end decides anew. */
export async function reopenFailed(tx: Transaction, tenantId: string, id: string): Promise<void> {
  const [row] = await tx
    .select({ status: collections.status })
    .from(collections)
    .where(collectionIs(tenantId, id))
    .for("no key update");
  if (row?.status !== "error") return;
  await moveCollection(tx, tenantId, id, "generating", { pausedAt: null, errorMessage: null, completedAt: null });
}

/** Sends a draft to its provider; a failed one again, in place. @throws `not_found`, `illegal_transition`, `generation_limit_reached` */
export async function enqueueAsset({ ctx, id }: { ctx: Context; id: string }): Promise<GeneratedAssetJson> {
  requireScope(ctx, "collections:write");
  const { tenantId } = ctx;
  return writeWithEvents(tenantId, async (tx, emit) => {
    const asset = await readGeneratedAsset(tx, tenantId, id);
    if (asset.collectionId !== null) await reopenFailed(tx, tenantId, asset.collectionId);
    if (asset.status === "draft") await reserveGenerations(tx, tenantId, 1);
    const [moved] = await requeueAssets(tx, emit, tenantId, [id], ["draft", "error"]);
    if (moved === undefined) {
      throw new AppError("illegal_transition", `An asset that is ${asset.status} cannot be enqueued.`, {
        extra: { status: asset.status },
      });
    }
    await recordAudit(tx, ctx, {
      action: enqueuedAction,
      entity: "generated_assets",
      entityId: id,
      payload: { from: asset.status },
    });
    return readGeneratedAsset(tx, tenantId, id);
  });
}

/**
 * The same product again, with other settings where some are named: a new asset, because what is completed stays.
 * @throws `not_found`, `generation_limit_reached`, `validation_failed` for a product in the trash
 */
export async function regenerateAsset({
  ctx,
  id,
  settings,
}: {
  ctx: Context;
  id: string;
  settings: Record<string, unknown> | undefined;
}): Promise<GeneratedAssetJson> {
  requireScope(ctx, "collections:write");
  const { tenantId } = ctx;
  return writeWithEvents(tenantId, async (tx, emit) => {
    const before = await readGeneratedAsset(tx, tenantId, id);
    const product = await requireProduct(tx, tenantId, before.productId);
    await reserveGenerations(tx, tenantId, 1);
    const model = { providerId: before.provider, modelId: before.modelId, credentialId: null };
    const order: Order = {
      ctx,
      type: before.type,
      model,
      estimatedUsd: await priceAsset(tx, tenantId, before.type, model),
      defaults: {},
      collection: null,
      request: { ...before.settings, ...settings },
    };
    const row = { ...planAsset(order, product, 0), collectionId: before.collectionId, previousAssetId: id };
    await tx.insert(generatedAssets).values(row);
    await recordAudit(tx, ctx, {
      action: "generated-asset.regenerated",
      entity: "generated_assets",
      entityId: row.id,
      payload: { previousAssetId: id },
    });
    await recordChanges(tx, tenantId, [{ entity: "generated_assets", id: row.id, status: "pending" }]);
    fillQueue(emit, row.provider, 1);
    return readGeneratedAsset(tx, tenantId, row.id);
  });
}
