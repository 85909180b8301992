import { previewCollection, previewInput } from "@/lib/collections";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "A small picture of one product with a collection's settings",
    description: "Made by the built-in model and stored nowhere.",
    scope: "collections:read",
    params: idParams,
    body: previewInput,
    responseType: "image/webp",
  },
  ({ ctx, params, body }) => previewCollection({ ctx, id: params.id, input: body }),
);
