import { listCollectionProducts, productJson } from "@/lib/collections";
import { idParams, pageOf, pageQuery } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "Products of a collection, in its order",
    description: "Also those that lie in the trash by now.",
    scope: "collections:read",
    params: idParams,
    query: pageQuery,
    response: pageOf(productJson),
  },
  ({ ctx, params, query }) => listCollectionProducts({ ctx, id: params.id, query }),
);
