import { answerFont } from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "The bytes of a font, for a browser's FontFace",
    scope: "assets:read",
    params: idParams,
    responseType: "font/ttf",
  },
  ({ ctx, params, request }) => answerFont({ ctx, id: params.id, request }),
);
