import { deleteDesign, designJson, getDesign, updateDesign, updateDesignInput } from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "A design", scope: "designs:read", params: idParams, response: designJson },
  ({ ctx, params }) => getDesign({ ctx, id: params.id }),
);

export const PATCH = route(
  {
    summary: "Rename a design",
    scope: "designs:write",
    params: idParams,
    body: updateDesignInput,
    response: designJson,
  },
  ({ ctx, params, body }) => updateDesign({ ctx, id: params.id, input: body }),
);

export const DELETE = route(
  { summary: "Move a design to the trash", scope: "designs:write", params: idParams, status: 204 },
  ({ ctx, params }) => deleteDesign({ ctx, id: params.id }),
);
