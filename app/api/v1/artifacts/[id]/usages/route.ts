import { listUsages, usageJson } from "@/lib/kernel/artifacts";
import { idParams, pageOf, pageQuery } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "Where a file is used", scope: "member", params: idParams, query: pageQuery, response: pageOf(usageJson) },
  ({ ctx, params, query }) => listUsages({ ctx, id: params.id, query }),
);
