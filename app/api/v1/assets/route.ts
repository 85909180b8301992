import {
  assetJson,
  createAsset,
  createAssetForm,
  createAssetFrom,
  createAssetFromInput,
  createdAssetJson,
  listAssets,
  listAssetsQuery,
} from "@/lib/designs";
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
    description:
      "A form with a `file`; or JSON that names a finished resumable upload (`uploadId`) or any picture in the store (`artifactId`). Equal bytes are no error: `duplicateOf` names the artwork that has them.",
    scope: "assets:write",
    multipart: createAssetForm,
    body: createAssetFromInput,
    response: createdAssetJson,
    status: 201,
  },
  async ({ ctx, request, body }) => {
    if (body !== undefined) return createAssetFrom({ ctx, input: body });
    const form = await readMultipart(request);
    try {
      return await createAsset({ ctx, form });
    } finally {
      await form.file.dispose();
    }
  },
);
