import { getStyle, styleJson } from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "A style with its spaces and colours", scope: "designs:read", params: idParams, response: styleJson },
  ({ ctx, params }) => getStyle({ ctx, id: params.id }),
);
