import { idParams } from "@/lib/kernel/http/page";
import { eventJson, redeliverInput } from "@/lib/kernel/notifications/notification-schemas";
import { redeliverEvent } from "@/lib/kernel/notifications/redeliver";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Send a notification event again",
    description: "With the same id, to the channel named or to all whose delivery has ended.",
    scope: "channels:write",
    params: idParams,
    body: redeliverInput,
    response: eventJson,
    status: 202,
  },
  ({ ctx, params, body }) => redeliverEvent({ ctx, id: params.id, input: body }),
);
