import { branchJson, restoreBranch } from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  { summary: "Take a branch out of the trash", scope: "designs:write", params: idParams, response: branchJson },
  ({ ctx, params }) => restoreBranch({ ctx, id: params.id }),
);
