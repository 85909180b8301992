import { validateCredential } from "@/lib/kernel/credentials";
import { credentialJson } from "@/lib/kernel/credentials/credential-schemas";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Validate a credential",
    description:
      "Asks the provider by a call that costs nothing. A valid credential that it refuses is expired; when it cannot be reached, 503 changes nothing.",
    scope: "credentials:write",
    params: idParams,
    response: credentialJson,
  },
  ({ ctx, params }) => validateCredential({ ctx, id: params.id }),
);
