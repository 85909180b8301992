import { z } from "zod";
import { generatedAssetJson, listAssetVersions } from "@/lib/collections";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "Assets of the same product and type, newest first",
    scope: "collections:read",
    params: idParams,
    response: z.object({ items: z.array(generatedAssetJson), nextCursor: z.null() }),
  },
  ({ ctx, params }) => listAssetVersions({ ctx, id: params.id }),
);
