import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { aiPrices } from "@/db/schema";
import { type ModelPrice, modelPrice } from "./ai-schemas";
import { findCatalogueModel } from "./model-catalogue";

/** How much of what a model is charged by. */
export interface Usage {
  inputTokens?: number | undefined;
  outputTokens?: number | undefined;
  images?: number | undefined;
  /** Seconds of sound or moving picture. */
  seconds?: number | undefined;
}

/** The organization's own price of a model, else the list's, else null. */
export async function readModelPrice(
  tx: Transaction,
  { tenantId, providerId, modelId }: { tenantId: string; providerId: string; modelId: string },
): Promise<ModelPrice | null> {
  const [row] = await tx
    .select({ price: aiPrices.price })
    .from(aiPrices)
    .where(and(eq(aiPrices.tenantId, tenantId), eq(aiPrices.providerId, providerId), eq(aiPrices.modelId, modelId)));
  if (row !== undefined) return readStoredPrice(row.price);
  return findCatalogueModel(providerId, modelId)?.price ?? null;
}

/** A price as it lies in the database, which other versions of the product may have written. */
export function readStoredPrice(stored: Record<string, number>): ModelPrice {
  const parsed = modelPrice.safeParse(stored);
  return parsed.success ? parsed.data : {};
}

/** What a usage costs in USD, rounded up to millionths; 0 without a price. */
export function priceUsage(price: ModelPrice | null, usage: Usage): number {
  if (price === null) return 0;
  const usd =
    ((price.inputPerMillionTokens ?? 0) * (usage.inputTokens ?? 0)) / 1_000_000 +
    ((price.outputPerMillionTokens ?? 0) * (usage.outputTokens ?? 0)) / 1_000_000 +
    (price.perImage ?? 0) * (usage.images ?? 0) +
    (price.perSecond ?? 0) * (usage.seconds ?? 0) +
    (price.perCall ?? 0);
  // The first rounding takes away what binary fractions add.
  return Math.ceil(Number((usd * 1_000_000).toFixed(3))) / 1_000_000;
}
