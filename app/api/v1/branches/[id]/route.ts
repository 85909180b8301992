import { branchJson, deleteBranch, renameBranch, updateBranchInput } from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const PATCH = route(
  {
    summary: "Rename a branch",
    scope: "designs:write",
    params: idParams,
    body: updateBranchInput,
    response: branchJson,
  },
  ({ ctx, params, body }) => renameBranch({ ctx, id: params.id, input: body }),
);

export const DELETE = route(
  { summary: "Put a branch into the trash", scope: "designs:write", params: idParams, status: 204 },
  ({ ctx, params }) => deleteBranch({ ctx, id: params.id }),
);
