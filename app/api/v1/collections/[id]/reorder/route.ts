import { collectionJson, reorderAssets, reorderInput } from "@/lib/collections";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Put a collection's waiting assets into an order",
    scope: "collections:write",
    params: idParams,
    body: reorderInput,
    response: collectionJson,
  },
  ({ ctx, params, body }) => reorderAssets({ ctx, id: params.id, assetIds: body.assetIds }),
);
