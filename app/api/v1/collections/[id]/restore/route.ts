import { collectionJson, restoreCollection } from "@/lib/collections";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Take a collection out of the trash",
    scope: "collections:write",
    params: idParams,
    response: collectionJson,
  },
  ({ ctx, params }) => restoreCollection({ ctx, id: params.id }),
);
