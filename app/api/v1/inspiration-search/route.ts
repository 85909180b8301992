import { inspirationSearchJson, inspirationSearchQuery, searchInspirations } from "@/lib/collections";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "Search Unsplash for inspirations",
    description: "Needs a credential of the provider `unsplash`; without one the answer is `capability_missing`.",
    scope: "collections:read",
    query: inspirationSearchQuery,
    response: inspirationSearchJson,
  },
  ({ ctx, query }) => searchInspirations({ ctx, query }),
);
