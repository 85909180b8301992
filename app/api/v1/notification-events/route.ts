import { pageOf, pageQuery } from "@/lib/kernel/http/page";
import { listEvents } from "@/lib/kernel/notifications/list-events";
import { eventFilter, eventJson } from "@/lib/kernel/notifications/notification-schemas";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "Notification events",
    description: "What channels were told, newest first; kept for 90 days.",
    scope: "channels:read",
    query: pageQuery.extend(eventFilter.shape),
    response: pageOf(eventJson),
  },
  ({ ctx, query }) => listEvents({ ctx, query }),
);
