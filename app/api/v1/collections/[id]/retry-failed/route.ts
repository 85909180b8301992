import { collectionJson, retryFailed } from "@/lib/collections";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Try the failed assets of a collection again",
    scope: "collections:write",
    params: idParams,
    response: collectionJson,
  },
  ({ ctx, params }) => retryFailed({ ctx, id: params.id }),
);
