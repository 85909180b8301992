import { collectionJson, pauseCollection } from "@/lib/collections";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Begin no further asset of a collection",
    scope: "collections:write",
    params: idParams,
    response: collectionJson,
  },
  ({ ctx, params }) => pauseCollection({ ctx, id: params.id }),
);
