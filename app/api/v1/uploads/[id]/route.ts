import { artifactSchema } from "@/lib/kernel/artifacts";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";
import { getUpload, putUploadPart, uploadJson } from "@/lib/kernel/uploads";

export const GET = route(
  { summary: "Which parts of a file have arrived", scope: "assets:write", params: idParams, response: uploadJson },
  ({ ctx, params }) => getUpload({ ctx, id: params.id }),
);

export const PUT = route(
  {
    summary: "Send a part of a file",
    description:
      "`Content-Range: bytes <start>-<end>/<size>`, parts of `partSize` bytes in any order, each as often as needed. Answers 202 with the state of the upload until the last part makes the artifact.",
    scope: "assets:write",
    params: idParams,
    rawBody: "application/octet-stream",
    response: artifactSchema,
    status: 201,
  },
  async ({ ctx, params, request }) => {
    const result = await putUploadPart({ ctx, id: params.id, request });
    if ("artifact" in result) return result.artifact;
    return Response.json(result.upload, { status: 202, headers: { "cache-control": "no-store" } });
  },
);
