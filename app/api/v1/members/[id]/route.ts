import { idParams } from "@/lib/kernel/http/page";
import { memberJson, updateMember, updateMemberInput } from "@/lib/kernel/organization/members";
import { route } from "@/lib/kernel/route";

export const PATCH = route(
  {
    summary: "Change a member's role, suspend or reactivate",
    scope: "members:write",
    params: idParams,
    body: updateMemberInput,
    response: memberJson,
  },
  ({ ctx, params, body }) => updateMember({ ctx, id: params.id, input: body }),
);
