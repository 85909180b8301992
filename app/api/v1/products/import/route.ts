import { importLimits, importProducts, importProductsForm, importReportJson } from "@/lib/collections";
import { route } from "@/lib/kernel/route";
import { readMultipart } from "@/lib/kernel/uploads";

export const POST = route(
  {
    summary: "Take products from a CSV file",
    description:
      "Products of a known SKU are changed, others made; the report says for each line what became of it. `dryRun` writes nothing.",
    scope: "products:write",
    multipart: importProductsForm,
    response: importReportJson,
  },
  async ({ ctx, request }) => {
    const form = await readMultipart(request, importLimits.fileBytes);
    try {
      return await importProducts({ ctx, form });
    } finally {
      await form.file.dispose();
    }
  },
);
