import { jobJson, listDesignJobs } from "@/lib/designs";
import { idParams, pageOf, pageQuery } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "Preview and export jobs of a design, newest first",
    scope: "designs:read",
    params: idParams,
    query: pageQuery,
    response: pageOf(jobJson),
  },
  ({ ctx, params, query }) => listDesignJobs({ ctx, designId: params.id, query }),
);
