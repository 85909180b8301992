import { deleteCredential, getCredential, updateCredential } from "@/lib/kernel/credentials";
import { credentialJson, updateCredentialInput } from "@/lib/kernel/credentials/credential-schemas";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "A credential", scope: "credentials:read", params: idParams, response: credentialJson },
  ({ ctx, params }) => getCredential({ ctx, id: params.id }),
);

export const PATCH = route(
  {
    summary: "Change a credential",
    description: "Everything but its secret, which `rotate` replaces. Another host needs the secret given again.",
    scope: "credentials:write",
    params: idParams,
    body: updateCredentialInput,
    response: credentialJson,
  },
  ({ ctx, params, body }) => updateCredential({ ctx, id: params.id, input: body }),
);

export const DELETE = route(
  {
    summary: "Delete a credential",
    description: "409 while a channel, the model of a task or a generation job refers to it.",
    scope: "credentials:write",
    params: idParams,
    status: 204,
  },
  ({ ctx, params }) => deleteCredential({ ctx, id: params.id }),
);
