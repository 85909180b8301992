import { drawStylePicture, stylePictureQuery } from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "Picture of a product without artwork",
    scope: "designs:read",
    params: idParams,
    query: stylePictureQuery,
    responseType: "image/webp",
  },
  async ({ ctx, params, query }) =>
    new Response(new Uint8Array(await drawStylePicture({ ctx, id: params.id, query })), {
      headers: { "content-type": "image/webp", "cache-control": "private, max-age=86400" },
    }),
);
