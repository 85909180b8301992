import { resolveJob } from "@/lib/kernel/generation";
import { generationJobJson, resolveGenerationJobInput } from "@/lib/kernel/generation/generation-schemas";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Decide about a job of which nobody knows whether it was submitted",
    description: "`retry` asks the provider again, which may be paid twice; `fail` gives the job up.",
    scope: "collections:write",
    params: idParams,
    body: resolveGenerationJobInput,
    response: generationJobJson,
  },
  ({ ctx, params, body }) => resolveJob({ ctx, id: params.id, input: body }),
);
