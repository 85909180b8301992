import {
  createRevision,
  createRevisionInput,
  listRevisions,
  listRevisionsQuery,
  revisionJson,
  revisionSummaryJson,
} from "@/lib/designs";
import { idParams, pageOf } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

/** Enough for 5,000 elements with long paths; a body beyond it is 413. */
const maxBodyBytes = 8 * 1024 * 1024;

export const GET = route(
  {
    summary: "Revisions of one line of a design, newest first",
    scope: "designs:read",
    params: idParams,
    query: listRevisionsQuery,
    response: pageOf(revisionSummaryJson),
  },
  ({ ctx, params, query }) => listRevisions({ ctx, designId: params.id, query }),
);

export const POST = route(
  {
    summary: "Save a revision",
    description:
      "Revisions are immutable. With `parentRevisionId` a save on top of somebody else's newer one on the same line answers 409 with `newestRevisionId`.",
    scope: "designs:write",
    params: idParams,
    body: createRevisionInput,
    maxBodyBytes,
    response: revisionJson,
    status: 201,
  },
  ({ ctx, params, body }) => createRevision({ ctx, designId: params.id, input: body }),
);
