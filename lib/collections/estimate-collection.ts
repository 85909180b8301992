import { and, eq, inArray, isNull } from "drizzle-orm";
import { z } from "zod";
import { generatedAssets } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { generatePicture } from "@/lib/kernel/ai/generate-media";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import { readSettings } from "@/lib/kernel/organization/settings";
import { productAnalysisResultSchema } from "./collection-schemas";
import { estimateSeconds } from "./estimate-seconds";
import { settledStatuses } from "./generate-collection";
import { type EstimateJson, type generateCollectionInput, settingsInput } from "./generated-asset-schemas";
import { countRemaining } from "./generation-limits";
import { resolveSettings, seedOf, sizeOf } from "./generation-settings";
import { loadSubject } from "./load-photograph";
import { chooseModel, priceAsset } from "./plan-assets";
import { readCollection } from "./read-collections";
import { readProducts } from "./read-products";

/** What a generation would make and cost, before it is begun. @throws `not_found` */
export async function estimateCollection({
  ctx,
  id,
  input,
}: {
  ctx: Context;
  id: string;
  input: z.output<typeof generateCollectionInput>;
}): Promise<EstimateJson> {
  requireScope(ctx, "collections:read");
  const { tenantId } = ctx;
  const model = await chooseModel(tenantId, input.type, input);
  return withTenant(tenantId, async (tx) => {
    const collection = await readCollection(tx, tenantId, id);
    const chosen = await readProducts(tx, tenantId, collection.selectedProductIds);
    const { generationDefaults: defaults } = await readSettings(tx, tenantId);
    const analysis = productAnalysisResultSchema.safeParse(collection.productAnalysis);
    const made = await tx
      .select({
        productId: generatedAssets.productId,
        status: generatedAssets.status,
        settings: generatedAssets.settings,
      })
      .from(generatedAssets)
      .where(
        and(
          eq(generatedAssets.tenantId, tenantId),
          inArray(generatedAssets.status, [...settledStatuses(true)]),
          eq(generatedAssets.type, input.type),
          isNull(generatedAssets.deletedAt),
          inArray(generatedAssets.productId, collection.selectedProductIds),
          eq(generatedAssets.collectionId, id),
        ),
      );
    const settled: readonly string[] = settledStatuses(input.onlyMissing);
    const done = new Set(made.filter(({ status }) => settled.includes(status)).map(({ productId }) => productId));
    const wanted = chosen.filter((product) => !done.has(product.id));
    const same = new Set(made.map(({ productId, settings }) => `${productId} ${JSON.stringify(sortKeys(settings))}`));
    const nearDuplicates = wanted.filter((product) => {
      const settings = resolveSettings({
        defaults,
        base: collection.baseSettings,
        request: input.settings,
        analysis: analysis.success ? analysis.data : null,
        product,
      });
      return same.has(`${product.id} ${JSON.stringify(sortKeys(settings))}`);
    });
    const unitUsd = await priceAsset(tx, tenantId, input.type, model);
    return {
      assets: wanted.length,
      provider: model.providerId,
      modelId: model.modelId,
      unitUsd,
      totalUsd: Math.round(unitUsd * wanted.length * 1_000_000) / 1_000_000,
      withoutImage: wanted
        .filter((product) => product.primaryImage === null || product.deletedAt !== null)
        .map((product) => product.id),
      seconds: await estimateSeconds(tx, {
        tenantId,
        type: input.type,
        provider: model.providerId,
        assets: wanted.length,
      }),
      remainingThisMonth: await countRemaining(tx, tenantId),
      nearDuplicates: nearDuplicates.length,
    };
  });
}

/** JSON comes back from the database in another order of keys. */
function sortKeys(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));
}

export const previewInput = z.strictObject({
  productId: z.uuid().optional().describe("Default: the first product with an image"),
  settings: settingsInput.optional().describe("Over the collection's base settings"),
});

/** Longest side of a preview, px. */
const previewSide = 512;

/**
 * One product in the scene of the settings, small, by the built-in model, whatever model will make the assets; nothing is stored.
 * @throws `not_found`, `validation_failed` when no product has an image
 */
export async function previewCollection({
  ctx,
  id,
  input,
}: {
  ctx: Context;
  id: string;
  input: z.output<typeof previewInput>;
}): Promise<Response> {
  requireScope(ctx, "collections:read");
  const { tenantId } = ctx;
  const { product, settings } = await withTenant(tenantId, async (tx) => {
    const collection = await readCollection(tx, tenantId, id);
    const chosen = await readProducts(tx, tenantId, collection.selectedProductIds);
    const usable = chosen.filter((candidate) => candidate.primaryImage !== null && candidate.deletedAt === null);
    const found = input.productId === undefined ? usable[0] : usable.find(({ id: other }) => other === input.productId);
    if (found === undefined) {
      throw new AppError("validation_failed", "A preview needs a product of the collection with an image.", {
        errors: [{ path: "productId", message: "has no image, or is not in the collection" }],
      });
    }
    const analysis = productAnalysisResultSchema.safeParse(collection.productAnalysis);
    const resolved = resolveSettings({
      defaults: (await readSettings(tx, tenantId)).generationDefaults,
      base: collection.baseSettings,
      request: input.settings,
      analysis: analysis.success ? analysis.data : null,
      product: found,
    });
    return { product: found, settings: resolved };
  });
  const subject = await loadSubject({ tenantId, productId: product.id, collectionId: id });
  const { width, height } = sizeOf(settings.aspectRatio);
  const scale = previewSide / Math.max(width, height);
  const { bytes, mediaType } = await generatePicture({
    tenantId,
    userId: ctx.userId,
    module: "collections",
    model: { providerId: "built-in", modelId: "scene-1", credentialId: null },
    prompt: "",
    seed: seedOf(product.id),
    size: { width: Math.round(width * scale), height: Math.round(height * scale) },
    files: subject.inspiration === undefined ? [subject.photograph] : [subject.photograph, subject.inspiration],
    builtIn: {
      settings,
      product: { name: subject.name, category: subject.category },
      format: "webp",
      priority: "urgent",
    },
  });
  return new Response(Buffer.from(bytes), { headers: { "content-type": mediaType, "cache-control": "no-store" } });
}
