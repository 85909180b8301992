import { legacyProviderJson, listLegacyProviders } from "@/lib/designs";
import { pageOf, pageQuery } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "Legacy providers", scope: "routing:read", query: pageQuery, response: pageOf(legacyProviderJson) },
  ({ ctx, query }) => listLegacyProviders({ ctx, query }),
);
