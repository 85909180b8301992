import { idParams, pageOf, pageQuery } from "@/lib/kernel/http/page";
import { listDeliveries } from "@/lib/kernel/notifications/list-events";
import { deliveryJson } from "@/lib/kernel/notifications/notification-schemas";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "Deliveries of a notification event",
    description: "One a channel, with the log of its attempts.",
    scope: "channels:read",
    params: idParams,
    query: pageQuery,
    response: pageOf(deliveryJson),
  },
  ({ ctx, params, query }) => listDeliveries({ ctx, id: params.id, query }),
);
