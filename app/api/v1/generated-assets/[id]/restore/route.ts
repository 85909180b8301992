import { generatedAssetJson, restoreGeneratedAsset } from "@/lib/collections";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Take a generated asset out of the trash",
    scope: "collections:write",
    params: idParams,
    response: generatedAssetJson,
  },
  ({ ctx, params }) => restoreGeneratedAsset({ ctx, id: params.id }),
);
