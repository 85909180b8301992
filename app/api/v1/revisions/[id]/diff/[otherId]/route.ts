import { z } from "zod";
import { diffRevisions, revisionDiffJson } from "@/lib/designs";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "What differs between two revisions of a design",
    scope: "designs:read",
    params: z.object({ id: z.uuid(), otherId: z.uuid() }),
    response: revisionDiffJson,
  },
  ({ ctx, params }) => diffRevisions({ ctx, id: params.id, otherId: params.otherId }),
);
