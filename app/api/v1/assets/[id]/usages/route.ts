import { assetUsageJson, listAssetUsages } from "@/lib/designs";
import { idParams, pageOf, pageQuery } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "Designs that show an asset",
    scope: "assets:read",
    params: idParams,
    query: pageQuery,
    response: pageOf(assetUsageJson),
  },
  ({ ctx, params, query }) => listAssetUsages({ ctx, id: params.id, query }),
);
