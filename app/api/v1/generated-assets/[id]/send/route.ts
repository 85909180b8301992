import { sendAsset, sendAssetInput, sentAssetJson } from "@/lib/collections";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Use a result as inspiration, artwork or product image",
    scope: "collections:write",
    params: idParams,
    body: sendAssetInput,
    response: sentAssetJson,
    status: 201,
  },
  ({ ctx, params, body }) => sendAsset({ ctx, id: params.id, input: body }),
);
