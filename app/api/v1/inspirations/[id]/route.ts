import { inspirationJson, removeInspiration, updateInspiration, updateInspirationInput } from "@/lib/collections";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const PATCH = route(
  {
    summary: "Move an inspiration, or correct what was read out of it",
    scope: "collections:write",
    params: idParams,
    body: updateInspirationInput,
    response: inspirationJson,
  },
  ({ ctx, params, body }) => updateInspiration({ ctx, id: params.id, input: body }),
);

export const DELETE = route(
  { summary: "Take a picture out of a collection", scope: "collections:write", params: idParams, status: 204 },
  ({ ctx, params }) => removeInspiration({ ctx, id: params.id }),
);
