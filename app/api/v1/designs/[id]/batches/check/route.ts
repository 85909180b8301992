import { batchCheckJson, batchLimits, checkBatch, checkBatchForm } from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";
import { readMultipart } from "@/lib/kernel/uploads";

export const POST = route(
  {
    summary: "Look at a table before a batch is started with it",
    description: "Columns, first rows, the mapping that the names suggest, and what is wrong. Stores nothing.",
    scope: "designs:write",
    params: idParams,
    multipart: checkBatchForm,
    response: batchCheckJson,
  },
  async ({ ctx, params, request }) => {
    const form = await readMultipart(request, batchLimits.fileBytes);
    try {
      return await checkBatch({ ctx, designId: params.id, form });
    } finally {
      await form.file.dispose();
    }
  },
);
