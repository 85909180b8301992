import { deleteExportProfile, exportProfileJson, updateExportProfile, updateExportProfileInput } from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const PATCH = route(
  {
    summary: "Change an export profile",
    description: "Counts the version up; files made with the old version stay what they were.",
    scope: "designs:write",
    params: idParams,
    body: updateExportProfileInput,
    response: exportProfileJson,
  },
  ({ ctx, params, body }) => updateExportProfile({ ctx, id: params.id, input: body }),
);

export const DELETE = route(
  { summary: "Delete an export profile", scope: "designs:write", params: idParams, status: 204 },
  ({ ctx, params }) => deleteExportProfile({ ctx, id: params.id }),
);
