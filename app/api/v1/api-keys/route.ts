import { z } from "zod";
import { apiKeyJson, createApiKey, createApiKeyInput, listApiKeys } from "@/lib/kernel/auth/api-keys";
import { pageOf, pageQuery } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "List API keys", scope: "api-keys:read", query: pageQuery, response: pageOf(apiKeyJson) },
  ({ ctx, query }) => listApiKeys({ ctx, query }),
);

export const POST = route(
  {
    summary: "Create an API key",
    description: "The key is in this answer only. It acts as its creator, narrowed by `scopes`.",
    scope: "api-keys:write",
    body: createApiKeyInput,
    response: z.object({ id: z.uuid(), key: z.string() }),
    status: 201,
  },
  ({ ctx, body }) => createApiKey({ ctx, input: body }),
);
