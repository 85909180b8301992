import { jobJson, requestPreview, requestPreviewInput } from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Have a picture of one side made",
    scope: "designs:write",
    params: idParams,
    body: requestPreviewInput,
    response: jobJson,
    status: 202,
  },
  ({ ctx, params, body, request }) =>
    requestPreview({ ctx, revisionId: params.id, input: body, idempotencyKey: request.headers.get("idempotency-key") }),
);
