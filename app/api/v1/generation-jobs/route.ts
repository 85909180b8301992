import { listGenerationJobs, requestGenerationJob } from "@/lib/kernel/generation";
import {
  createGenerationJobInput,
  generationJobJson,
  listGenerationJobsQuery,
} from "@/lib/kernel/generation/generation-schemas";
import { pageOf } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "Generation jobs, newest first",
    scope: "collections:read",
    query: listGenerationJobsQuery,
    response: pageOf(generationJobJson),
  },
  ({ ctx, query }) => listGenerationJobs({ ctx, query }),
);

export const POST = route(
  {
    summary: "Have an image, a video or a sound made",
    description: "Submitted to the provider once. Watch the job: its artifact is there when it is completed.",
    scope: "collections:write",
    body: createGenerationJobInput,
    response: generationJobJson,
    status: 202,
  },
  ({ ctx, body }) => requestGenerationJob({ ctx, input: body }),
);
