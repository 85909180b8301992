import { z } from "zod";
import { idParams } from "@/lib/kernel/http/page";
import { listSimilarImages, similarImageJson, similarImagesQuery } from "@/lib/kernel/images";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "Images that look like this one, the nearest first",
    scope: "products:read",
    params: idParams,
    query: similarImagesQuery,
    response: z.object({ items: z.array(similarImageJson), nextCursor: z.null() }),
  },
  async ({ ctx, params, query }) => ({ ...(await listSimilarImages({ ctx, id: params.id, query })), nextCursor: null }),
);
