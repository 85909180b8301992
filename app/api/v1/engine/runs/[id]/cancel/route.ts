import { idParams } from "@/lib/kernel/http/page";
import { cancelEngineRun, engineRunJson } from "@/lib/kernel/jobs/engine-api";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Cancel a run that has not ended",
    scope: "engine:write",
    params: idParams,
    response: engineRunJson,
    status: 202,
  },
  ({ ctx, params }) => cancelEngineRun({ ctx, id: params.id }),
);
