import { getLegacyCoverage, legacyCoverageJson } from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "Whether and how a legacy design can be ordered",
    scope: "designs:read",
    params: idParams,
    response: legacyCoverageJson,
  },
  ({ ctx, params }) => getLegacyCoverage({ ctx, id: params.id }),
);
