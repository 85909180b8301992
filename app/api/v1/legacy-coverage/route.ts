import { legacyCoverageJson, listLegacyCoverage, listLegacyCoverageQuery } from "@/lib/designs";
import { pageOf } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "Legacy designs and whether they can be ordered",
    scope: "designs:read",
    query: listLegacyCoverageQuery,
    response: pageOf(legacyCoverageJson),
  },
  ({ ctx, query }) => listLegacyCoverage({ ctx, query }),
);
