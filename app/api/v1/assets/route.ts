import { assetJson, createAsset, createAssetForm, listAssets, listAssetsQuery } from "@/lib/designs";
import { pageOf } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";
import { readMultipart } from "@/lib/kernel/uploads";

export const GET = route(
  { summary: "Artwork, newest first", scope: "assets:read", query: listAssetsQuery, response: pageOf(assetJson) },
  ({ ctx, query }) => listAssets({ ctx, query }),
);

export const POST = route(
  {
    summary: "Take artwork into the library",
    scope: "assets:write",
    multipart: createAssetForm,
    response: assetJson,
    status: 201,
  },
  async ({ ctx, request }) => {
    const form = await readMultipart(request);
    try {
      return await createAsset({ ctx, form });
    } finally {
      await form.file.dispose();
    }
  },
);
