import { cancelCollection, collectionJson } from "@/lib/collections";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  { summary: "Stop generating a collection", scope: "collections:write", params: idParams, response: collectionJson },
  ({ ctx, params }) => cancelCollection({ ctx, id: params.id }),
);
