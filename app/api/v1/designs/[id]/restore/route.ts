import { designJson, restoreDesign } from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  { summary: "Take a design out of the trash", scope: "designs:write", params: idParams, response: designJson },
  ({ ctx, params }) => restoreDesign({ ctx, id: params.id }),
);
