import type { Transaction } from "@/db/client";
import { newId } from "@/db/columns";
import { type GeneratedAssetType, generatedAssets } from "@/db/schema";
import { findCatalogueProvider } from "@/lib/kernel/ai/model-catalogue";
import { priceUsage, readModelPrice } from "@/lib/kernel/ai/model-price";
import { resolveTaskModel, type TaskModel } from "@/lib/kernel/ai/task-models";
import type { Context } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import { productAnalysisResultSchema } from "./collection-schemas";
import type { CollectionRow } from "./collection-states";
import { describePrompt, resolveSettings } from "./generation-settings";
import type { ProductJson } from "./product-schemas";

/** Seconds of a film. */
export const movieSeconds = 4;

/** The 3D renderer is no model of a provider. */
const renderer: TaskModel = { providerId: "built-in", modelId: "render-3d", credentialId: null };

/** The model that makes assets of a type; the request's choice wins over the organization's. */
export async function chooseModel(
  tenantId: string,
  type: GeneratedAssetType,
  wanted: { provider?: string | undefined; modelId?: string | undefined },
): Promise<TaskModel> {
  if (type === "3d_render") return renderer;
  const chosen = await resolveTaskModel(tenantId, type);
  if (wanted.provider === undefined && wanted.modelId === undefined) return chosen;
  if (wanted.provider !== undefined && findCatalogueProvider(wanted.provider)?.tasks.includes(type) !== true) {
    throw new AppError("validation_failed", "This provider cannot make it.", {
      errors: [{ path: "provider", message: `makes no ${type}` }],
    });
  }
  const isOther = wanted.provider !== undefined && wanted.provider !== chosen.providerId;
  if (isOther && wanted.provider === "built-in") {
    return { providerId: "built-in", modelId: type === "image" ? "scene-1" : "motion-1", credentialId: null };
  }
  if (isOther && wanted.modelId === undefined) {
    throw new AppError("validation_failed", "Name the provider's model, too.", {
      errors: [{ path: "modelId", message: "is needed with another provider" }],
    });
  }
  return {
    providerId: wanted.provider ?? chosen.providerId,
    modelId: wanted.modelId ?? chosen.modelId,
    credentialId: isOther ? null : chosen.credentialId,
  };
}

/** What one asset is thought to cost, USD. */
export async function priceAsset(
  tx: Transaction,
  tenantId: string,
  type: GeneratedAssetType,
  model: TaskModel,
): Promise<number> {
  const price = await readModelPrice(tx, { tenantId, ...model });
  return priceUsage(price, type === "video" ? { seconds: movieSeconds } : { images: 1 });
}

/** What is common to the assets of one request. */
export interface Order {
  ctx: Context;
  type: GeneratedAssetType;
  model: TaskModel;
  estimatedUsd: number;
  defaults: Record<string, unknown>;
  collection: CollectionRow | null;
  request: Record<string, unknown> | undefined;
}

/** The row of one asset, with its full settings. */
export function planAsset(order: Order, product: ProductJson, place: number) {
  const { ctx, type, model, collection } = order;
  const analysis = productAnalysisResultSchema.safeParse(collection?.productAnalysis);
  const settings = resolveSettings({
    defaults: order.defaults,
    base: collection?.baseSettings ?? null,
    request: order.request,
    analysis: analysis.success ? analysis.data : null,
    product,
  });
  return {
    tenantId: ctx.tenantId,
    id: newId(),
    collectionId: collection?.id ?? null,
    productId: product.id,
    type,
    status: "pending" as const,
    settings,
    provider: model.providerId,
    modelId: model.modelId,
    prompt: describePrompt(settings, product),
    estimatedUsd: order.estimatedUsd,
    queueOrder: place,
    createdBy: ctx.userId,
  };
}

const chunkSize = 500;

export async function insertAssets(tx: Transaction, rows: ReturnType<typeof planAsset>[]): Promise<void> {
  for (let start = 0; start < rows.length; start += chunkSize) {
    await tx.insert(generatedAssets).values(rows.slice(start, start + chunkSize));
  }
}
