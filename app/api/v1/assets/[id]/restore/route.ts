import { assetJson, restoreAsset } from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  { summary: "Take an asset out of the trash", scope: "assets:write", params: idParams, response: assetJson },
  ({ ctx, params }) => restoreAsset({ ctx, id: params.id }),
);
