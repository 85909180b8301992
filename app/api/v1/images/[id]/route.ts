import { idParams } from "@/lib/kernel/http/page";
import { getImage, imageJson, updateImage, updateImageInput } from "@/lib/kernel/images";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "An image", scope: "products:read", params: idParams, response: imageJson },
  ({ ctx, params }) => getImage({ ctx, id: params.id }),
);

export const PATCH = route(
  {
    summary: "Change what is said of an image",
    scope: "products:write",
    params: idParams,
    body: updateImageInput,
    response: imageJson,
  },
  ({ ctx, params, body }) => updateImage({ ctx, id: params.id, input: body }),
);
