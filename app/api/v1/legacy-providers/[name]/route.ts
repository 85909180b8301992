import {
  deleteLegacyProvider,
  getLegacyProvider,
  legacyProviderJson,
  legacyProviderParams,
  putLegacyProvider,
  putLegacyProviderInput,
} from "@/lib/designs";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "A legacy provider", scope: "routing:read", params: legacyProviderParams, response: legacyProviderJson },
  ({ ctx, params }) => getLegacyProvider({ ctx, name: params.name }),
);

export const PUT = route(
  {
    summary: "Set a legacy provider up, or change it",
    description: "The secret is kept encrypted and never shown; another host needs it given again.",
    scope: "routing:write",
    params: legacyProviderParams,
    body: putLegacyProviderInput,
    response: legacyProviderJson,
  },
  ({ ctx, params, body }) => putLegacyProvider({ ctx, name: params.name, input: body }),
);

export const DELETE = route(
  {
    summary: "Remove a legacy provider",
    description: "Files that were fetched from it stay.",
    scope: "routing:write",
    params: legacyProviderParams,
    status: 204,
  },
  ({ ctx, params }) => deleteLegacyProvider({ ctx, name: params.name }),
);
