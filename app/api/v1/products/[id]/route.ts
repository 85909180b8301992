import { deleteProduct, getProduct, productJson, updateProduct, updateProductInput } from "@/lib/collections";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "A product", scope: "products:read", params: idParams, response: productJson },
  ({ ctx, params }) => getProduct({ ctx, id: params.id }),
);

export const PATCH = route(
  {
    summary: "Change a product",
    scope: "products:write",
    params: idParams,
    body: updateProductInput,
    response: productJson,
  },
  ({ ctx, params, body }) => updateProduct({ ctx, id: params.id, input: body }),
);

export const DELETE = route(
  { summary: "Move a product to the trash", scope: "products:write", params: idParams, status: 204 },
  ({ ctx, params }) => deleteProduct({ ctx, id: params.id }),
);
