import { spendJson, spendQuery } from "@/lib/kernel/ai/ai-schemas";
import { readSpend } from "@/lib/kernel/ai/spend";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "What calls to AI models cost",
    description: "By day (UTC), provider and module; both days included, the last 30 unless asked otherwise.",
    scope: "settings:read",
    query: spendQuery,
    response: spendJson,
  },
  ({ ctx, query }) => readSpend({ ctx, query }),
);
