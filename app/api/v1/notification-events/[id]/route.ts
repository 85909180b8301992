import { idParams } from "@/lib/kernel/http/page";
import { getEvent } from "@/lib/kernel/notifications/list-events";
import { eventDetailJson } from "@/lib/kernel/notifications/notification-schemas";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "A notification event",
    description: "With `payload`, the body that webhooks get.",
    scope: "channels:read",
    params: idParams,
    response: eventDetailJson,
  },
  ({ ctx, params }) => getEvent({ ctx, id: params.id }),
);
