import { estimateCollection, estimateJson, generateCollectionInput } from "@/lib/collections";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "What generating a collection would make and cost",
    description: "Writes nothing.",
    scope: "collections:read",
    params: idParams,
    body: generateCollectionInput,
    response: estimateJson,
  },
  ({ ctx, params, body }) => estimateCollection({ ctx, id: params.id, input: body }),
);
