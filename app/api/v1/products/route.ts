import { createProduct, createProductInput, listProducts, listProductsQuery, productJson } from "@/lib/collections";
import { pageOf } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "Products, newest first unless `sort` says otherwise",
    scope: "products:read",
    query: listProductsQuery,
    response: pageOf(productJson),
  },
  ({ ctx, query }) => listProducts({ ctx, query }),
);

export const POST = route(
  {
    summary: "Make a product",
    scope: "products:write",
    body: createProductInput,
    response: productJson,
    status: 201,
  },
  ({ ctx, body }) => createProduct({ ctx, input: body }),
);
