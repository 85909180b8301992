import { z } from "zod";
import { generatedAssetJson, listSimilarAssets } from "@/lib/collections";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "Assets that look like this one, the nearest first",
    scope: "collections:read",
    params: idParams,
    query: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(24) }),
    response: z.object({
      items: z.array(generatedAssetJson.extend({ distance: z.number(), nearDuplicate: z.boolean() })),
      nextCursor: z.null(),
    }),
  },
  ({ ctx, params, query }) => listSimilarAssets({ ctx, id: params.id, limit: query.limit }),
);
