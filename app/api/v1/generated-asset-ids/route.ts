import { z } from "zod";
import { generatedAssetFilterQuery, listGeneratedAssetIds } from "@/lib/collections";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "Ids of all generated assets that a filter finds",
    description: "At most 10,000, newest first; `total` says how many there are.",
    scope: "collections:read",
    query: generatedAssetFilterQuery,
    response: z.object({ ids: z.array(z.uuid()), total: z.number().int() }),
  },
  ({ ctx, query }) => listGeneratedAssetIds({ ctx, query }),
);
