import { coverageSummaryJson, coverageSummaryQuery, summarizeLegacyCoverage } from "@/lib/designs";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "How many legacy designs can be ordered, and how",
    scope: "designs:read",
    query: coverageSummaryQuery,
    response: coverageSummaryJson,
  },
  ({ ctx, query }) => summarizeLegacyCoverage({ ctx, since: query.since }),
);
