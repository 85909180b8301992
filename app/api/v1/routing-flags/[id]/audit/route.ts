import { flagAuditJson, listFlagAudit } from "@/lib/designs";
import { idParams, pageOf, pageQuery } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "History of a routing flag",
    description: "Newest first; entries can be neither changed nor deleted.",
    scope: "routing:read",
    params: idParams,
    query: pageQuery,
    response: pageOf(flagAuditJson),
  },
  ({ ctx, params, query }) => listFlagAudit({ ctx, id: params.id, query }),
);
