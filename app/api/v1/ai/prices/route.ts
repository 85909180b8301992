import { aiModelsJson, setModelPriceInput } from "@/lib/kernel/ai/ai-schemas";
import { setModelPrice } from "@/lib/kernel/ai/list-models";
import { route } from "@/lib/kernel/route";

export const PUT = route(
  {
    summary: "Set what a model costs the organization",
    scope: "settings:write",
    body: setModelPriceInput,
    response: aiModelsJson,
  },
  ({ ctx, body }) => setModelPrice({ ctx, input: body }),
);
