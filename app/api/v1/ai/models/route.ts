import { aiModelsJson } from "@/lib/kernel/ai/ai-schemas";
import { listModels } from "@/lib/kernel/ai/list-models";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "AI providers and models with their prices",
    description: "Providers that take other models than the listed ones say so; their names are typed by hand.",
    scope: "settings:read",
    response: aiModelsJson,
  },
  ({ ctx }) => listModels({ ctx }),
);
