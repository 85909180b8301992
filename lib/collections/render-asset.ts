import { AppError } from "@/lib/kernel/errors";
import type { AssetRow } from "./read-generated-assets";

/** Renders a product's 3D model. @throws `capability_missing` where there is nothing to render it with */
export async function renderAsset(asset: AssetRow): Promise<void> {
  throw new AppError("capability_missing", `The product ${asset.productId} cannot be rendered in 3D here.`);
}
