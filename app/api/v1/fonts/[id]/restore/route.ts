import { fontJson, restoreFont } from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  { summary: "Take a font out of the trash", scope: "assets:write", params: idParams, response: fontJson },
  ({ ctx, params }) => restoreFont({ ctx, id: params.id }),
);
