import { collectionJson, resumeCollection } from "@/lib/collections";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Go on with a collection that pauses",
    scope: "collections:write",
    params: idParams,
    response: collectionJson,
  },
  ({ ctx, params }) => resumeCollection({ ctx, id: params.id }),
);
