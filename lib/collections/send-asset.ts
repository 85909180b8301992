import type { z } from "zod";
import { withTenant } from "@/db/tenant";
import { createAssetFrom } from "@/lib/designs";
import { linkArtifact } from "@/lib/kernel/artifacts";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import type { sendAssetInput, sentAssetJson } from "./generated-asset-schemas";
import { linkInspiration } from "./manage-inspirations";
import { linkProductImage } from "./product-images";
import { readGeneratedAsset } from "./read-generated-assets";

/**
 * Uses a result elsewhere: as inspiration of a collection, as artwork of the library, or as a picture of a product.
 * @throws `not_found`, `conflict` for an asset without a picture, `forbidden`
 */
export async function sendAsset({
  ctx,
  id,
  input,
}: {
  ctx: Context;
  id: string;
  input: z.output<typeof sendAssetInput>;
}): Promise<z.infer<typeof sentAssetJson>> {
  requireScope(ctx, "collections:write");
  const { tenantId } = ctx;
  const asset = await withTenant(tenantId, (tx) => readGeneratedAsset(tx, tenantId, id));
  const { image } = asset;
  if (image === null || asset.deletedAt !== null) throw new AppError("conflict", "The asset has no picture to send.");
  if (input.to === "asset") {
    const name = input.name ?? `${asset.productName} ${asset.productSku}`.slice(0, 200);
    const artwork = await createAssetFrom({ ctx, input: { artifactId: image.artifactId, name } });
    // Artwork has bytes of its own; the link says what they were made of.
    const origin = { artifactId: image.artifactId, entity: "assets", entityId: artwork.id, role: "origin" };
    await withTenant(tenantId, (tx) => linkArtifact(tx, { tenantId, ...origin }));
    return { to: "asset", id: artwork.id };
  }
  if (input.to === "product-image") {
    requireScope(ctx, "products:write");
    const productId = input.productId ?? asset.productId;
    const link = await withTenant(tenantId, (tx) =>
      linkProductImage(tx, ctx, { productId, imageId: image.id, isPrimary: input.isPrimary }),
    );
    return { to: "product-image", id: link.id };
  }
  const inspirationId = await withTenant(tenantId, (tx) =>
    linkInspiration(tx, ctx, { collectionId: input.collectionId, imageId: image.id, source: "library" }),
  );
  return { to: "inspiration", id: inspirationId };
}
