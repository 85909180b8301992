import { tryModelInput, tryModelJson } from "@/lib/kernel/ai/ai-schemas";
import { tryModel } from "@/lib/kernel/ai/try-model";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Try the model of a task",
    description:
      "Asks the chosen model for something small and answers with it. It is a real call: it counts against the budget, and is given up after a minute. Models that run as generation jobs are tried with `POST /generation-jobs`.",
    scope: "credentials:write",
    body: tryModelInput,
    response: tryModelJson,
  },
  ({ ctx, body }) => tryModel({ ctx, task: body.task }),
);
