import {
  deleteRoutingFlag,
  deleteRoutingFlagQuery,
  routingFlagJson,
  updateRoutingFlag,
  updateRoutingFlagInput,
} from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const PATCH = route(
  {
    summary: "Change a routing flag",
    scope: "routing:write",
    params: idParams,
    body: updateRoutingFlagInput,
    response: routingFlagJson,
  },
  ({ ctx, params, body }) => updateRoutingFlag({ ctx, id: params.id, input: body }),
);

export const DELETE = route(
  {
    summary: "Delete a routing flag",
    description: "Its history stays; a rollback brings it back.",
    scope: "routing:write",
    params: idParams,
    query: deleteRoutingFlagQuery,
    status: 204,
  },
  ({ ctx, params, query }) => deleteRoutingFlag({ ctx, id: params.id, reason: query.reason }),
);
