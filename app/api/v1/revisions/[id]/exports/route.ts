import { jobJson, requestExport, requestExportInput } from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Have the print files made",
    description:
      "422 `preflight_failed` with `findings` when preflight finds errors; an `overrideReason` goes on in spite of them and is kept in the audit log.",
    scope: "designs:write",
    params: idParams,
    body: requestExportInput,
    response: jobJson,
    status: 202,
  },
  ({ ctx, params, body, request }) =>
    requestExport({ ctx, revisionId: params.id, input: body, idempotencyKey: request.headers.get("idempotency-key") }),
);
