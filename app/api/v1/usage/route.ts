import { getUsage, usageJson } from "@/lib/collections";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "Generations and spend of this month", scope: "collections:read", response: usageJson },
  ({ ctx }) => getUsage({ ctx }),
);
