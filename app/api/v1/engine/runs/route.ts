import { pageOf } from "@/lib/kernel/http/page";
import { engineRunRowJson, engineRunsQuery, listEngineRuns } from "@/lib/kernel/jobs/engine-api";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "Runs of the job engine, newest first",
    scope: "engine:read",
    query: engineRunsQuery,
    response: pageOf(engineRunRowJson),
  },
  ({ ctx, query }) => listEngineRuns({ ctx, query }),
);
