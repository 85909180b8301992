import { productImageJson, removeProductImage, updateProductImage, updateProductImageInput } from "@/lib/collections";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const PATCH = route(
  {
    summary: "Move a product's image, or make it the primary",
    scope: "products:write",
    params: idParams,
    body: updateProductImageInput,
    response: productImageJson,
  },
  ({ ctx, params, body }) => updateProductImage({ ctx, id: params.id, input: body }),
);

export const DELETE = route(
  { summary: "Take an image off its product", scope: "products:write", params: idParams, status: 204 },
  ({ ctx, params }) => removeProductImage({ ctx, id: params.id }),
);
