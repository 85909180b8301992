import {
  deletePreviewProfile,
  previewProfileJson,
  updatePreviewProfile,
  updatePreviewProfileInput,
} from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const PATCH = route(
  {
    summary: "Change a preview profile",
    description: "Counts the version up; files made with the old version stay what they were.",
    scope: "designs:write",
    params: idParams,
    body: updatePreviewProfileInput,
    response: previewProfileJson,
  },
  ({ ctx, params, body }) => updatePreviewProfile({ ctx, id: params.id, input: body }),
);

export const DELETE = route(
  { summary: "Delete a preview profile", scope: "designs:write", params: idParams, status: 204 },
  ({ ctx, params }) => deletePreviewProfile({ ctx, id: params.id }),
);
