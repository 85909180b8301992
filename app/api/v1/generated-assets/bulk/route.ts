import { bulkGeneratedAssets, bulkGeneratedAssetsInput, bulkGeneratedAssetsJson } from "@/lib/collections";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Change many generated assets at once",
    scope: "collections:write",
    body: bulkGeneratedAssetsInput,
    response: bulkGeneratedAssetsJson,
  },
  ({ ctx, body }) => bulkGeneratedAssets({ ctx, input: body }),
);
