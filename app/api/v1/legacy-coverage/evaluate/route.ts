import { evaluateCoverageInput, evaluateCoverageJson, requestCoverage } from "@/lib/designs";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Evaluate the coverage of legacy designs",
    description: "Files that are missing or get stale are fetched; those of named designs always are.",
    scope: "routing:write",
    body: evaluateCoverageInput,
    response: evaluateCoverageJson,
    status: 202,
  },
  ({ ctx, body }) => requestCoverage({ ctx, designIds: body.designIds }),
);
