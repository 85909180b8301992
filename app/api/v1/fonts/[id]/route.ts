import { deleteFont } from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const DELETE = route(
  {
    summary: "Delete a font",
    description: "It is no longer offered; designs that use it keep it.",
    scope: "assets:write",
    params: idParams,
    status: 204,
  },
  ({ ctx, params }) => deleteFont({ ctx, id: params.id }),
);
