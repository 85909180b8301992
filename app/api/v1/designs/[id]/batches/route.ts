import { batchJson, batchLimits, createBatch, createBatchForm, listBatches } from "@/lib/designs";
import { idParams, pageOf, pageQuery } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";
import { readMultipart } from "@/lib/kernel/uploads";

export const GET = route(
  {
    summary: "Batches of a design, newest first",
    scope: "designs:read",
    params: idParams,
    query: pageQuery,
    response: pageOf(batchJson),
  },
  ({ ctx, params, query }) => listBatches({ ctx, designId: params.id, query }),
);

export const POST = route(
  {
    summary: "Make a print file for each row of a table",
    description:
      "Elements that are bound to a field are filled with the row's cell. The first line of the CSV has the column names.",
    scope: "designs:write",
    params: idParams,
    multipart: createBatchForm,
    response: batchJson,
    status: 202,
  },
  async ({ ctx, params, request }) => {
    const form = await readMultipart(request, batchLimits.fileBytes);
    try {
      const idempotencyKey = request.headers.get("idempotency-key");
      return await createBatch({ ctx, designId: params.id, form, idempotencyKey });
    } finally {
      await form.file.dispose();
    }
  },
);
