import { simulateRouting, simulateRoutingInput, simulationJson } from "@/lib/designs";
import { pageQuery } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Try a change of a routing flag out",
    description: "Lists the designs that would change route; writes nothing.",
    scope: "routing:read",
    query: pageQuery,
    body: simulateRoutingInput,
    response: simulationJson,
  },
  ({ ctx, body, query }) => simulateRouting({ ctx, input: body, query }),
);
