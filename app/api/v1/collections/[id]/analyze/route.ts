import { collectionJson, requestAnalysis } from "@/lib/collections";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Analyse a collection's products",
    description: "A job assigns every product a room and suggests styles; the collection is `ready` after it.",
    scope: "collections:write",
    params: idParams,
    response: collectionJson,
    status: 202,
  },
  ({ ctx, params }) => requestAnalysis({ ctx, id: params.id }),
);
