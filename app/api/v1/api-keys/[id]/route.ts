import { deleteApiKey } from "@/lib/kernel/auth/api-keys";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const DELETE = route(
  { summary: "Revoke an API key", scope: "api-keys:write", params: idParams, status: 204 },
  ({ ctx, params }) => deleteApiKey({ ctx, id: params.id }),
);
