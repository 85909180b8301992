import { enqueueAsset, generatedAssetJson } from "@/lib/collections";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Send a draft or failed asset to its provider",
    scope: "collections:write",
    params: idParams,
    response: generatedAssetJson,
    status: 202,
  },
  ({ ctx, params }) => enqueueAsset({ ctx, id: params.id }),
);
