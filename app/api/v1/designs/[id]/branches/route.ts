import { branchJson, createBranch, createBranchInput, listBranches } from "@/lib/designs";
import { idParams, pageOf, pageQuery } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "Branches of a design, oldest first",
    description: "The main line has no branch; lines of variable-data jobs are not listed.",
    scope: "designs:read",
    params: idParams,
    query: pageQuery,
    response: pageOf(branchJson),
  },
  ({ ctx, params, query }) => listBranches({ ctx, designId: params.id, query }),
);

export const POST = route(
  {
    summary: "Start a branch",
    description: "Revisions saved with its `branchId` leave the main line alone until it is merged.",
    scope: "designs:write",
    params: idParams,
    body: createBranchInput,
    response: branchJson,
    status: 201,
  },
  ({ ctx, params, body }) => createBranch({ ctx, designId: params.id, input: body }),
);
