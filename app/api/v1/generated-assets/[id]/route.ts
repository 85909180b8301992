import {
  deleteGeneratedAsset,
  generatedAssetJson,
  getGeneratedAsset,
  updateGeneratedAsset,
  updateGeneratedAssetInput,
} from "@/lib/collections";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "A generated asset", scope: "collections:read", params: idParams, response: generatedAssetJson },
  ({ ctx, params }) => getGeneratedAsset({ ctx, id: params.id }),
);

export const PATCH = route(
  {
    summary: "Pin or tag a generated asset, or move it forward",
    scope: "collections:write",
    params: idParams,
    body: updateGeneratedAssetInput,
    response: generatedAssetJson,
  },
  ({ ctx, params, body }) => updateGeneratedAsset({ ctx, id: params.id, input: body }),
);

export const DELETE = route(
  { summary: "Move a generated asset to the trash", scope: "collections:write", params: idParams, status: 204 },
  ({ ctx, params }) => deleteGeneratedAsset({ ctx, id: params.id }),
);
