import { assetFolderJson, createAssetFolder, createAssetFolderInput, listAssetFolders } from "@/lib/designs";
import { pageOf, pageQuery } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "Folders of the artwork library",
    scope: "assets:read",
    query: pageQuery,
    response: pageOf(assetFolderJson),
  },
  ({ ctx, query }) => listAssetFolders({ ctx, query }),
);

export const POST = route(
  {
    summary: "Create a folder",
    scope: "assets:write",
    body: createAssetFolderInput,
    response: assetFolderJson,
    status: 201,
  },
  ({ ctx, body }) => createAssetFolder({ ctx, input: body }),
);
