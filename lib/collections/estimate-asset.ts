import { and, desc, eq, isNull, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { generatedAssets } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { readSettings } from "@/lib/kernel/organization/settings";
import { createAssetInput } from "./generated-asset-schemas";
import { countRemaining } from "./generation-limits";
import { chooseModel, type Order, planAsset, priceAsset } from "./plan-assets";
import type { ProductJson } from "./product-schemas";
import { readGeneratedAsset } from "./read-generated-assets";
import { readProduct } from "./read-products";

export const estimateAssetInput = createAssetInput.omit({ enqueue: true }).extend({
  previousAssetId: z.uuid().optional().describe("Estimate regenerating this one: its model and settings count first"),
});

export const assetEstimateJson = z.object({
  provider: z.string(),
  modelId: z.string(),
  estimatedUsd: z.number(),
  settings: z.record(z.string(), z.unknown()).describe("The full settings it would be made with"),
  prompt: z.string().describe("What the model would be told"),
  missing: z
    .enum(["image", "model"])
    .nullable()
    .describe("What the product lacks: without an image, or for a 3D render a model, nothing can be made"),
  remainingThisMonth: z.number().int().nullable().describe("Null: no limit"),
  same: z.array(z.uuid()).describe("Up to 12 assets of the product with the very same settings, newest first"),
});

const mostSame = 12;

function missingOf(type: string, product: Pick<ProductJson, "primaryImage" | "modelArtifactId">) {
  if (type === "3d_render") return product.modelArtifactId === null ? ("model" as const) : null;
  return product.primaryImage === null ? ("image" as const) : null;
}

/** What one asset would be made with and cost, and whether it exists already; writes nothing. @throws `not_found` */
export async function estimateAsset({
  ctx,
  input,
}: {
  ctx: Context;
  input: z.output<typeof estimateAssetInput>;
}): Promise<z.infer<typeof assetEstimateJson>> {
  requireScope(ctx, "collections:read");
  const { tenantId } = ctx;
  const chosen = input.previousAssetId === undefined ? await chooseModel(tenantId, input.type, input) : null;
  return withTenant(tenantId, async (tx) => {
    const before =
      input.previousAssetId === undefined ? null : await readGeneratedAsset(tx, tenantId, input.previousAssetId);
    const product = await readProduct(tx, tenantId, before?.productId ?? input.productId);
    const type = before?.type ?? input.type;
    const model = chosen ?? {
      providerId: before?.provider ?? "built-in",
      modelId: before?.modelId ?? "scene-1",
      credentialId: null,
    };
    const order: Order = {
      ctx,
      type,
      model,
      estimatedUsd: await priceAsset(tx, tenantId, type, model),
      defaults: before === null ? (await readSettings(tx, tenantId)).generationDefaults : {},
      collection: null,
      request: { ...before?.settings, ...input.settings },
    };
    const { settings, prompt, estimatedUsd } = planAsset(order, product, 0);
    const same = await tx
      .select({ id: generatedAssets.id })
      .from(generatedAssets)
      .where(
        and(
          eq(generatedAssets.tenantId, tenantId),
          eq(generatedAssets.productId, product.id),
          eq(generatedAssets.type, type),
          eq(generatedAssets.provider, model.providerId),
          ne(generatedAssets.status, "error"),
          isNull(generatedAssets.deletedAt),
          sql`${generatedAssets.settings} = ${JSON.stringify(settings)}::jsonb`,
        ),
      )
      .orderBy(desc(generatedAssets.id))
      .limit(mostSame);
    return {
      provider: model.providerId,
      modelId: model.modelId,
      estimatedUsd,
      settings,
      prompt,
      missing: missingOf(type, product),
      remainingThisMonth: await countRemaining(tx, tenantId),
      same: same.map(({ id }) => id),
    };
  });
}
