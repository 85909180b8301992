import { setTaskModelsInput, taskModelsJson } from "@/lib/kernel/ai/ai-schemas";
import { listTaskModels, setTaskModels } from "@/lib/kernel/ai/task-models";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "The model of every AI task", scope: "settings:read", response: taskModelsJson },
  ({ ctx }) => listTaskModels({ ctx }),
);

export const PUT = route(
  {
    summary: "Choose models for AI tasks",
    description: "Tasks that are not named keep their model.",
    scope: "credentials:write",
    body: setTaskModelsInput,
    response: taskModelsJson,
  },
  ({ ctx, body }) => setTaskModels({ ctx, input: body }),
);
