import { z } from "zod";
import { assetUsageJson, listAssetUsages } from "@/lib/collections";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "Where the picture of an asset is used",
    scope: "collections:read",
    params: idParams,
    response: z.object({ items: z.array(assetUsageJson), nextCursor: z.null() }),
  },
  ({ ctx, params }) => listAssetUsages({ ctx, id: params.id }),
);
