import { jobJson, requestExport, requestExportInput } from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Have the print file made",
    scope: "designs:write",
    params: idParams,
    body: requestExportInput,
    response: jobJson,
    status: 202,
  },
  ({ ctx, params, body, request }) =>
    requestExport({ ctx, revisionId: params.id, input: body, idempotencyKey: request.headers.get("idempotency-key") }),
);
