import { and, eq, inArray, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { type GeneratedAssetType, generatedAssets } from "@/db/schema";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import { writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { readSettings } from "@/lib/kernel/organization/settings";
import { requireMove } from "./collection-states";
import { fillQueue } from "./fill-queue";
import type { generateCollectionInput, StartedAssetsJson } from "./generated-asset-schemas";
import { reserveGenerations } from "./generation-limits";
import { chooseModel, insertAssets, type Order, planAsset, priceAsset } from "./plan-assets";
import { readProducts } from "./read-products";

/** States in which an asset stands for its product: under way, or a result where only the missing are wanted. */
export const settledStatuses = (onlyMissing: boolean) =>
  onlyMissing ? (["pending", "generating", "completed"] as const) : (["pending", "generating"] as const);

/** Products that need no new asset: what is under way, maybe of a generation that was cancelled, is not made twice. */
async function findDone(
  tx: Transaction,
  tenantId: string,
  collectionId: string,
  { type, onlyMissing }: { type: GeneratedAssetType; onlyMissing: boolean },
): Promise<Set<string>> {
  const rows = await tx
    .selectDistinct({ productId: generatedAssets.productId })
    .from(generatedAssets)
    .where(
      and(
        eq(generatedAssets.tenantId, tenantId),
        eq(generatedAssets.collectionId, collectionId),
        eq(generatedAssets.type, type),
        inArray(generatedAssets.status, [...settledStatuses(onlyMissing)]),
        isNull(generatedAssets.deletedAt),
      ),
    );
  return new Set(rows.map((row) => row.productId));
}

/** Drafts that a cancelled generation left behind make room for the new rows of their products; other types stay. */
async function dropDrafts(
  tx: Transaction,
  { tenantId, collectionId, type }: { tenantId: string; collectionId: string; type: GeneratedAssetType },
  productIds: readonly string[],
) {
  await tx
    .delete(generatedAssets)
    .where(
      and(
        eq(generatedAssets.tenantId, tenantId),
        eq(generatedAssets.collectionId, collectionId),
        eq(generatedAssets.type, type),
        eq(generatedAssets.status, "draft"),
        inArray(generatedAssets.productId, [...productIds]),
      ),
    );
}

/**
 * Begins the generation of a collection: one asset a product, all in one transaction before anything is queued.
 * @throws `not_found`, `illegal_transition` unless it is ready or has ended, `generation_limit_reached`, `validation_failed`
 */
export async function generateCollection({
  ctx,
  id,
  input,
}: {
  ctx: Context;
  id: string;
  input: z.output<typeof generateCollectionInput>;
}): Promise<StartedAssetsJson> {
  requireScope(ctx, "collections:write");
  const { tenantId } = ctx;
  const { type } = input;
  const model = await chooseModel(tenantId, type, input);
  return writeWithEvents(tenantId, async (tx, emit) => {
    const collection = await requireMove(tx, tenantId, id, "generating", {
      budgetUsd: input.budgetUsd ?? null,
      pausedAt: null,
      errorMessage: null,
      completedAt: null,
    });
    const done = await findDone(tx, tenantId, id, input);
    const wanted = collection.selectedProductIds.filter((productId) => !done.has(productId));
    const chosen = await readProducts(tx, tenantId, wanted);
    if (chosen.length === 0) {
      throw new AppError("validation_failed", "The collection has no products to generate for.", {
        errors: [
          { path: "selectedProductIds", message: done.size > 0 ? "all have a result, or are made" : "is empty" },
        ],
      });
    }
    await reserveGenerations(tx, tenantId, chosen.length);
    const order: Order = {
      ctx,
      type,
      model,
      estimatedUsd: await priceAsset(tx, tenantId, type, model),
      defaults: (await readSettings(tx, tenantId)).generationDefaults,
      collection,
      request: input.settings,
    };
    await dropDrafts(
      tx,
      { tenantId, collectionId: id, type },
      chosen.map((product) => product.id),
    );
    const rows = chosen.map((product, index) => planAsset(order, product, index));
    await insertAssets(tx, rows);
    await recordAudit(tx, ctx, {
      action: "collection.generation-started",
      entity: "collections",
      entityId: id,
      payload: { assets: rows.length, type, provider: model.providerId, modelId: model.modelId },
    });
    await recordChanges(tx, tenantId, [{ entity: "generated_assets", id: rows[0]?.id ?? id, status: "pending" }]);
    fillQueue(emit, model.providerId, rows.length);
    return { assets: rows.map((row) => ({ id: row.id, productId: row.productId, status: row.status })) };
  });
}
