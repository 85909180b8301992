import { z } from "zod";
import { listProductIds, listProductIdsQuery } from "@/lib/collections";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "Ids of all products that a filter finds",
    description: "At most 10,000, in the order of the list; `total` says how many there are.",
    scope: "products:read",
    query: listProductIdsQuery,
    response: z.object({ ids: z.array(z.uuid()), total: z.number().int() }),
  },
  ({ ctx, query }) => listProductIds({ ctx, query }),
);
