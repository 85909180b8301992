import {
  createRoutingFlag,
  createRoutingFlagInput,
  listRoutingFlags,
  listRoutingFlagsQuery,
  routingFlagJson,
} from "@/lib/designs";
import { pageOf } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "Routing flags", scope: "routing:read", query: listRoutingFlagsQuery, response: pageOf(routingFlagJson) },
  ({ ctx, query }) => listRoutingFlags({ ctx, query }),
);

export const POST = route(
  {
    summary: "Create a routing flag",
    description: "A scope has at most one flag. User beats style beats organization beats environment.",
    scope: "routing:write",
    body: createRoutingFlagInput,
    response: routingFlagJson,
    status: 201,
  },
  ({ ctx, body }) => createRoutingFlag({ ctx, input: body }),
);
