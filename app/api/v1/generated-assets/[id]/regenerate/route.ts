import { generatedAssetJson, regenerateAsset, regenerateInput } from "@/lib/collections";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Generate the same product again, with other settings if you name some",
    description: "Makes a new asset; the one before stays as it is.",
    scope: "collections:write",
    params: idParams,
    body: regenerateInput,
    response: generatedAssetJson,
    status: 202,
  },
  ({ ctx, params, body }) => regenerateAsset({ ctx, id: params.id, settings: body.settings }),
);
