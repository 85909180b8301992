import { rotateCredential } from "@/lib/kernel/credentials";
import { credentialJson, rotateCredentialInput } from "@/lib/kernel/credentials/credential-schemas";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Rotate a credential",
    description: "The provider is asked first: a secret that it refuses is 422 and changes nothing.",
    scope: "credentials:write",
    params: idParams,
    body: rotateCredentialInput,
    response: credentialJson,
  },
  ({ ctx, params, body }) => rotateCredential({ ctx, id: params.id, input: body }),
);
