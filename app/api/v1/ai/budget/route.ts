import { budgetJson, setBudgetInput } from "@/lib/kernel/ai/ai-schemas";
import { getBudget, setBudget } from "@/lib/kernel/ai/manage-budget";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "The month's budget for AI models", scope: "settings:read", response: budgetJson },
  ({ ctx }) => getBudget({ ctx }),
);

export const PUT = route(
  {
    summary: "Set the month's budget for AI models",
    description: "Calls whose estimate does not fit into what is left are refused with `budget_exceeded`.",
    scope: "settings:write",
    body: setBudgetInput,
    response: budgetJson,
  },
  ({ ctx, body }) => setBudget({ ctx, input: body }),
);
