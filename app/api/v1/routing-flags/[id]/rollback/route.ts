import { rollBackRoutingFlag, rollbackRoutingFlagInput, routingFlagJson } from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Roll a routing flag back",
    description:
      "The flag becomes what it was right after the entry: going back to a deletion deletes it, going back to an earlier entry brings a deleted flag back. The rollback is an entry of its own.",
    scope: "routing:write",
    params: idParams,
    body: rollbackRoutingFlagInput,
    response: routingFlagJson,
  },
  ({ ctx, params, body }) => rollBackRoutingFlag({ ctx, id: params.id, input: body }),
);
