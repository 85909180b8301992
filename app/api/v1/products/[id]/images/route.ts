import { z } from "zod";
import {
  addProductImage,
  addProductImageForm,
  addProductImageFrom,
  addProductImageInput,
  listProductImages,
  productImageJson,
} from "@/lib/collections";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";
import { readMultipart } from "@/lib/kernel/uploads";

export const GET = route(
  {
    summary: "Images of a product, in their order",
    scope: "products:read",
    params: idParams,
    response: z.object({ items: z.array(productImageJson), nextCursor: z.null() }),
  },
  ({ ctx, params }) => listProductImages({ ctx, productId: params.id }),
);

export const POST = route(
  {
    summary: "Add an image to a product",
    description:
      "A form with a `file`; or JSON that names any picture in the store (`artifactId`), such as a design's preview. The first image is the primary one.",
    scope: "products:write",
    params: idParams,
    multipart: addProductImageForm,
    body: addProductImageInput,
    response: productImageJson,
    status: 201,
  },
  async ({ ctx, params, request, body }) => {
    if (body !== undefined) return addProductImageFrom({ ctx, productId: params.id, input: body });
    const form = await readMultipart(request);
    try {
      return await addProductImage({ ctx, productId: params.id, form });
    } finally {
      await form.file.dispose();
    }
  },
);
