import { analyzeInspiration, inspirationJson } from "@/lib/collections";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Read the scene out of an inspiration anew",
    scope: "collections:write",
    params: idParams,
    response: inspirationJson,
  },
  ({ ctx, params }) => analyzeInspiration({ ctx, id: params.id }),
);
