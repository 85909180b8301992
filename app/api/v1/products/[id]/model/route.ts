import { deleteProductModel, productJson, productModelForm, putProductModel } from "@/lib/collections";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";
import { readMultipart } from "@/lib/kernel/uploads";

export const PUT = route(
  {
    summary: "Give a product its 3D model",
    description: "A binary glTF 2.0 file; it takes the place of the one before.",
    scope: "products:write",
    params: idParams,
    multipart: productModelForm,
    response: productJson,
  },
  async ({ ctx, params, request }) => {
    const form = await readMultipart(request);
    try {
      return await putProductModel({ ctx, id: params.id, form });
    } finally {
      await form.file.dispose();
    }
  },
);

export const DELETE = route(
  { summary: "Take a product's 3D model away", scope: "products:write", params: idParams, status: 204 },
  ({ ctx, params }) => deleteProductModel({ ctx, id: params.id }),
);
