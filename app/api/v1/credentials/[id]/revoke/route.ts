import { revokeCredential } from "@/lib/kernel/credentials";
import { credentialJson } from "@/lib/kernel/credentials/credential-schemas";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Revoke a credential",
    description: "Wipes the secret. Rotating a new one in makes it valid again.",
    scope: "credentials:write",
    params: idParams,
    response: credentialJson,
  },
  ({ ctx, params }) => revokeCredential({ ctx, id: params.id }),
);
