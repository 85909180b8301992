import { cancelJob } from "@/lib/kernel/generation";
import { generationJobJson } from "@/lib/kernel/generation/generation-schemas";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Cancel a generation job that has not ended, at its provider too",
    scope: "collections:write",
    params: idParams,
    response: generationJobJson,
  },
  ({ ctx, params }) => cancelJob({ ctx, id: params.id }),
);
