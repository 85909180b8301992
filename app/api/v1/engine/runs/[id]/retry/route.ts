import { idParams } from "@/lib/kernel/http/page";
import { engineRunJson, retryEngineRun } from "@/lib/kernel/jobs/engine-api";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Repeat a run that failed or was cancelled",
    description: "Makes a new run that keeps the results of the steps that had succeeded.",
    scope: "engine:write",
    params: idParams,
    response: engineRunJson,
    status: 202,
  },
  ({ ctx, params }) => retryEngineRun({ ctx, id: params.id }),
);
