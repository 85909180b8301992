import {
  legacyProviderParams,
  legacyProviderTestJson,
  testLegacyProvider,
  testLegacyProviderInput,
} from "@/lib/designs";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Fetch one file of a legacy provider and throw it away",
    scope: "routing:write",
    params: legacyProviderParams,
    body: testLegacyProviderInput,
    response: legacyProviderTestJson,
  },
  ({ ctx, params, body }) => testLegacyProvider({ ctx, name: params.name, reference: body.reference }),
);
