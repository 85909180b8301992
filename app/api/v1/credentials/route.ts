import { createCredential, listCredentials } from "@/lib/kernel/credentials";
import { createCredentialInput, credentialFilter, credentialJson } from "@/lib/kernel/credentials/credential-schemas";
import { pageOf, pageQuery } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "Credentials",
    description: "Newest first. The secrets never come back.",
    scope: "credentials:read",
    query: pageQuery.extend(credentialFilter.shape),
    response: pageOf(credentialJson),
  },
  ({ ctx, query }) => listCredentials({ ctx, query }),
);

export const POST = route(
  {
    summary: "Store a credential",
    description:
      "Pending until its provider was asked, which happens right away. `metadata.provider` names the provider.",
    scope: "credentials:write",
    body: createCredentialInput,
    response: credentialJson,
    status: 201,
  },
  ({ ctx, body }) => createCredential({ ctx, input: body }),
);
