import { evaluateRouteInput, evaluateRouting, explainedRouteJson } from "@/lib/designs";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Evaluate the routing flags",
    description: "Answers as OpenFeature resolves a flag: value, reason, and the flag that decided.",
    scope: "routing:read",
    body: evaluateRouteInput,
    response: explainedRouteJson,
  },
  ({ ctx, body }) => evaluateRouting({ ctx, input: body }),
);
