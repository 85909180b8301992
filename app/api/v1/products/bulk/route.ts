import { bulkProducts, bulkProductsInput, bulkProductsJson } from "@/lib/collections";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Change many products at once",
    scope: "products:write",
    body: bulkProductsInput,
    response: bulkProductsJson,
  },
  ({ ctx, body }) => bulkProducts({ ctx, input: body }),
);
