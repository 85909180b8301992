import { designJson, migrateDesign } from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Make a legacy design one that is rendered here",
    description:
      "The first page of its file becomes a locked background, elements go on top. Reference and file stay: a routing flag leads back to them.",
    scope: "designs:write",
    params: idParams,
    response: designJson,
  },
  ({ ctx, params }) => migrateDesign({ ctx, id: params.id }),
);
