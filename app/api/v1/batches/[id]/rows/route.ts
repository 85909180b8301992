import { batchRowJson, listBatchRows, listBatchRowsQuery } from "@/lib/designs";
import { idParams, pageOf } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "Rows of a batch in the order of the table",
    scope: "designs:read",
    params: idParams,
    query: listBatchRowsQuery,
    response: pageOf(batchRowJson),
  },
  ({ ctx, params, query }) => listBatchRows({ ctx, id: params.id, query }),
);
