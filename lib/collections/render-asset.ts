import { buffer } from "node:stream/consumers";
import { and, eq } from "drizzle-orm";
import { artifacts, products } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { openArtifact } from "@/lib/kernel/artifacts";
import { AppError } from "@/lib/kernel/errors";
import { modelLimits } from "@/lib/kernel/rendering3d/check-model";
import { renderModel } from "@/lib/kernel/rendering3d/render-model";
import { readSettings, seedOf, sizeOf } from "./generation-settings";
import { readHeight } from "./load-photograph";
import type { AssetRow } from "./read-generated-assets";
import { storeAsset } from "./store-asset";

/** @throws AppError `not_found` for a product in the trash, `capability_missing` without a model, `payload_too_large` */
async function loadModel({ tenantId, productId }: AssetRow) {
  const [row] = await withTenant(tenantId, (tx) =>
    tx
      .select({ product: products, artifact: artifacts })
      .from(products)
      .leftJoin(artifacts, and(eq(artifacts.tenantId, products.tenantId), eq(artifacts.id, products.modelArtifactId)))
      .where(and(eq(products.tenantId, tenantId), eq(products.id, productId))),
  );
  if (row === undefined || row.product.deletedAt !== null) {
    throw new AppError("not_found", "The product is in the trash.");
  }
  const { product, artifact } = row;
  if (artifact === null) {
    throw new AppError("capability_missing", "The product has no 3D model; upload a .glb file for it.");
  }
  if (artifact.sizeBytes > modelLimits.bytes) {
    const megabytes = Math.floor(modelLimits.bytes / 1e6);
    throw new AppError("payload_too_large", `The product's model is too large: ${megabytes} MB may be rendered.`);
  }
  const heightMm = readHeight(product.metadata);
  const about = { name: product.name.slice(0, 200), category: product.category.slice(0, 120) };
  return {
    glb: await buffer((await openArtifact(artifact)).body),
    about: heightMm === undefined ? about : { ...about, heightMm },
  };
}

/**
 * Renders a product's model in the scene of its settings, and completes the asset; it costs nothing.
 * @throws AppError `capability_missing` without a model or a browser, and what `renderModel` throws
 */
export async function renderAsset(asset: AssetRow): Promise<void> {
  const { glb, about } = await loadModel(asset);
  const settings = readSettings(asset.settings);
  const size = sizeOf(settings.aspectRatio);
  const { bytes, mimeType } = await renderModel({ glb, settings, about, seed: seedOf(asset.id), ...size });
  await storeAsset(asset, { picture: { bytes, mediaType: mimeType }, costUsd: 0, modelId: asset.modelId });
}
