import { getGenerationJob } from "@/lib/kernel/generation";
import { generationJobJson } from "@/lib/kernel/generation/generation-schemas";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "A generation job", scope: "collections:read", params: idParams, response: generationJobJson },
  ({ ctx, params }) => getGenerationJob({ ctx, id: params.id }),
);
