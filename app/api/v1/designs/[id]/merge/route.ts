import { mergeBranches, mergeBranchesInput, revisionJson } from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Merge one line into another",
    description:
      "Three-way, element by element and field by field. When both lines changed the same, 409 `merge_conflict` lists `conflicts` with the versions `base`, `mine` (of `intoBranch`) and `theirs`, and `metadataConflicts` the entries of the metadata; send it again with a resolution for each.",
    scope: "designs:write",
    params: idParams,
    body: mergeBranchesInput,
    response: revisionJson,
    status: 201,
  },
  ({ ctx, params, body }) => mergeBranches({ ctx, designId: params.id, input: body }),
);
