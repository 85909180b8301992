import { bulkAssetsInput, bulkAssetsJson, changeAssets } from "@/lib/designs";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Move, tag, delete or restore many assets",
    scope: "assets:write",
    body: bulkAssetsInput,
    response: bulkAssetsJson,
  },
  ({ ctx, body }) => changeAssets({ ctx, input: body }),
);
