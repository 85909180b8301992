import { listProductFacets, productFacetsJson } from "@/lib/collections";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "Categories, rooms and tags of the products, with their numbers",
    scope: "products:read",
    response: productFacetsJson,
  },
  ({ ctx }) => listProductFacets({ ctx }),
);
