import { assetUsageJson, listAssetUsages } from "@/lib/designs";
import { idParams, pageOf, pageQuery } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "Where an asset is used: brand kit and revisions",
    scope: "assets:read",
    params: idParams,
    query: pageQuery,
    response: pageOf(assetUsageJson),
  },
  ({ ctx, params, query }) => listAssetUsages({ ctx, id: params.id, query }),
);
