import { preflightJson, preflightQuery, preflightRevision } from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "What a print shop would complain about in a revision",
    description: "Errors stop an export unless it is asked for with an `overrideReason`; warnings do not.",
    scope: "designs:read",
    params: idParams,
    query: preflightQuery,
    response: preflightJson,
  },
  ({ ctx, params, query }) => preflightRevision({ ctx, id: params.id, exportProfileId: query.exportProfileId }),
);
