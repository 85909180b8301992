import { getRevision, renameRevision, revisionJson, updateRevisionInput } from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "A revision with its elements", scope: "designs:read", params: idParams, response: revisionJson },
  ({ ctx, params }) => getRevision({ ctx, id: params.id }),
);

export const PATCH = route(
  {
    summary: "Name a revision",
    scope: "designs:write",
    params: idParams,
    body: updateRevisionInput,
    response: revisionJson,
  },
  ({ ctx, params, body }) => renameRevision({ ctx, id: params.id, input: body }),
);
