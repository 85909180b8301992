import {
  assetFolderJson,
  deleteAssetFolder,
  deleteAssetFolderQuery,
  updateAssetFolder,
  updateAssetFolderInput,
} from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const PATCH = route(
  {
    summary: "Rename or move a folder",
    scope: "assets:write",
    params: idParams,
    body: updateAssetFolderInput,
    response: assetFolderJson,
  },
  ({ ctx, params, body }) => updateAssetFolder({ ctx, id: params.id, input: body }),
);

export const DELETE = route(
  {
    summary: "Delete a folder",
    description: "409 when something is in it, unless told to move that to the folder above.",
    scope: "assets:write",
    params: idParams,
    query: deleteAssetFolderQuery,
    status: 204,
  },
  ({ ctx, params, query }) => deleteAssetFolder({ ctx, id: params.id, query }),
);
