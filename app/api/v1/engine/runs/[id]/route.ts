import { idParams } from "@/lib/kernel/http/page";
import { engineRunJson, getEngineRun } from "@/lib/kernel/jobs/engine-api";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "A run with its steps and attempts", scope: "engine:read", params: idParams, response: engineRunJson },
  ({ ctx, params }) => getEngineRun({ ctx, id: params.id }),
);
