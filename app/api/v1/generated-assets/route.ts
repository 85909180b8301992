import {
  createGeneratedAsset,
  createGeneratedAssetInput,
  generatedAssetJson,
  listGeneratedAssets,
  listGeneratedAssetsQuery,
} from "@/lib/collections";
import { pageOf } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "Generated assets, newest first",
    scope: "collections:read",
    query: listGeneratedAssetsQuery,
    response: pageOf(generatedAssetJson),
  },
  ({ ctx, query }) => listGeneratedAssets({ ctx, query }),
);

export const POST = route(
  {
    summary: "Generate one asset of a product",
    description: "With `enqueue: false` it is a draft until it is enqueued, and the answer 201: nothing is under way.",
    scope: "collections:write",
    body: createGeneratedAssetInput,
    response: generatedAssetJson,
    status: 202,
  },
  async ({ ctx, body }) => {
    const asset = await createGeneratedAsset({ ctx, input: body });
    return asset.status === "draft"
      ? Response.json(asset, { status: 201, headers: { "cache-control": "no-store" } })
      : asset;
  },
);
