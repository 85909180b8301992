import { batchJson, cancelBatch } from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Cancel a batch",
    description: "Rows that are done stay done, with their files.",
    scope: "designs:write",
    params: idParams,
    response: batchJson,
  },
  ({ ctx, params }) => cancelBatch({ ctx, id: params.id }),
);
