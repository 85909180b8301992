import { assetEstimateJson, estimateAsset, estimateAssetInput } from "@/lib/collections";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "What generating one asset would cost, and whether it exists already",
    description: "Writes nothing.",
    scope: "collections:read",
    body: estimateAssetInput,
    response: assetEstimateJson,
    status: 200,
  },
  ({ ctx, body }) => estimateAsset({ ctx, input: body }),
);
