import { and, eq } from "drizzle-orm";
import { collections } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { generateStructured } from "@/lib/kernel/ai/generate-words";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import { writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { type CollectionJson, type ProductAnalysisResult, productAnalysisResultSchema } from "./collection-schemas";
import { collectionIs, moveCollection, requireMove } from "./collection-states";
import { collectionAnalysisRequested } from "./events";
import { deriveSettings, mergeProductAnalyses } from "./merge-analyses";
import { type ProductJson, productMetadataSchema } from "./product-schemas";
import { readCollection } from "./read-collections";
import { readInspirations } from "./read-inspirations";
import { readProducts } from "./read-products";

/** Products that one call is asked about. */
export const productsPerCall = 100;

/**
 * Asks for the analysis of a collection's products; a job makes it.
 * @throws `not_found`, `illegal_transition`, `validation_failed` without products
 */
export async function requestAnalysis({ ctx, id }: { ctx: Context; id: string }): Promise<CollectionJson> {
  requireScope(ctx, "collections:write");
  const { tenantId } = ctx;
  return writeWithEvents(tenantId, async (tx, emit) => {
    const row = await requireMove(tx, tenantId, id, "analyzing", { errorMessage: null });
    if (row.selectedProductIds.length === 0) {
      throw new AppError("validation_failed", "The collection has no products to analyse.", {
        errors: [{ path: "selectedProductIds", message: "is empty" }],
      });
    }
    await recordAudit(tx, ctx, { action: "collection.analysis-requested", entity: "collections", entityId: id });
    emit({ name: collectionAnalysisRequested.name, data: { collectionId: id, userId: ctx.userId } });
    return readCollection(tx, tenantId, id);
  });
}

/** What a product says of itself, in the writer's words. */
export function toProductFacts(product: ProductJson) {
  const { tags, materials, colors, dimensions } = productMetadataSchema.catch({}).parse(product.metadata);
  const positive = Object.fromEntries(
    Object.entries(dimensions ?? {}).filter(([, value]) => typeof value === "string" || value > 0),
  );
  return {
    id: product.id,
    name: product.name,
    category: product.category,
    materials: (materials ?? []).slice(0, 8).map((text) => text.slice(0, 60)),
    colors: (colors ?? []).slice(0, 12).map((text) => text.slice(0, 40)),
    tags: (tags ?? []).slice(0, 30).map((text) => text.slice(0, 60)),
    roomTypes: product.roomTypes.slice(0, 12),
    ...(Object.keys(positive).length > 1
      ? { dimensions: { ...positive, unit: String(positive.unit).slice(0, 8) } }
      : {}),
  };
}

/** How many calls the analysis takes. @returns 0 when it is no longer wanted */
export async function startAnalysis(tenantId: string, id: string): Promise<{ parts: number }> {
  const [row] = await withTenant(tenantId, (tx) =>
    tx
      .select({ productIds: collections.selectedProductIds })
      .from(collections)
      .where(and(collectionIs(tenantId, id), eq(collections.status, "analyzing"))),
  );
  return { parts: Math.ceil((row?.productIds.length ?? 0) / productsPerCall) };
}

/** Analyses one part of a collection's products. */
export async function analyzePart(
  tenantId: string,
  id: string,
  part: number,
  userId: string,
): Promise<ProductAnalysisResult | null> {
  const chosen = await withTenant(tenantId, async (tx) => {
    const [row] = await tx
      .select({ productIds: collections.selectedProductIds })
      .from(collections)
      .where(collectionIs(tenantId, id));
    const ids = (row?.productIds ?? []).slice(part * productsPerCall, (part + 1) * productsPerCall);
    return (await readProducts(tx, tenantId, ids)).filter((product) => product.deletedAt === null);
  });
  if (chosen.length === 0) return null;
  const input = { products: chosen.map(toProductFacts) };
  const { output } = await generateStructured({
    tenantId,
    userId,
    module: "collections",
    task: "analysis",
    schema: productAnalysisResultSchema.omit({ analyzedAt: true }),
    system:
      "You plan product photographs for a shop. Assign every product, by its id, the room type it is best shown in; keep to rooms that the product names where it names some. Answer in English.",
    prompt: JSON.stringify(input),
    builtIn: { task: "product_analysis", input },
  });
  return { ...output, analyzedAt: new Date().toISOString() };
}

/** Keeps the analysis and what the settings may start from. */
export async function finishAnalysis(
  tenantId: string,
  id: string,
  parts: readonly ProductAnalysisResult[],
): Promise<void> {
  await withTenant(tenantId, async (tx) => {
    const { selectedProductIds, baseSettings } = await readCollection(tx, tenantId, id);
    const products = await readProducts(tx, tenantId, selectedProductIds);
    const analysis = mergeProductAnalyses(
      parts,
      products.map((product) => product.category),
      new Date().toISOString(),
    );
    const inspirations = await readInspirations(tx, tenantId, id);
    const derived = deriveSettings(
      inspirations.flatMap((inspiration) => inspiration.analysis ?? []),
      analysis,
    );
    await moveCollection(tx, tenantId, id, "ready", {
      productAnalysis: analysis,
      // What a person set stays.
      baseSettings: baseSettings ?? derived,
      errorMessage: null,
    });
  });
}

/** An analysis that cannot be made leaves the collection with the reason: ready by an earlier one, else as a draft. */
export async function failAnalysis(tenantId: string, id: string, reason: string): Promise<void> {
  await withTenant(tenantId, async (tx) => {
    const [row] = await tx.select().from(collections).where(collectionIs(tenantId, id)).for("no key update");
    // Another answer may have moved it on meanwhile.
    if (row?.status !== "analyzing") return;
    const status = row.productAnalysis === null ? "draft" : "ready";
    await moveCollection(tx, tenantId, id, status, { errorMessage: reason.slice(0, 500) });
  });
}
