import { idParams } from "@/lib/kernel/http/page";
import { rotateChannelSecret } from "@/lib/kernel/notifications/channels";
import { rotatedSecretJson } from "@/lib/kernel/notifications/notification-schemas";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Rotate the signing secret of a webhook",
    description: "For 24 hours every message carries two signatures: with the new secret and with the one before.",
    scope: "channels:write",
    params: idParams,
    response: rotatedSecretJson,
  },
  ({ ctx, params }) => rotateChannelSecret({ ctx, id: params.id }),
);
