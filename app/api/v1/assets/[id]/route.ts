import {
  assetJson,
  availabilityContextQuery,
  deleteAsset,
  getAsset,
  updateAsset,
  updateAssetInput,
} from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "An asset",
    scope: "assets:read",
    params: idParams,
    query: availabilityContextQuery,
    response: assetJson,
  },
  ({ ctx, params, query }) => getAsset({ ctx, id: params.id, use: query }),
);

export const PATCH = route(
  { summary: "Change an asset", scope: "assets:write", params: idParams, body: updateAssetInput, response: assetJson },
  ({ ctx, params, body }) => updateAsset({ ctx, id: params.id, input: body }),
);

export const DELETE = route(
  { summary: "Move an asset to the trash", scope: "assets:write", params: idParams, status: 204 },
  ({ ctx, params }) => deleteAsset({ ctx, id: params.id }),
);
