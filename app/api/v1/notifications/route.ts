import { pageOf, pageQuery } from "@/lib/kernel/http/page";
import { listMyNotifications } from "@/lib/kernel/notifications/my-notifications";
import { myNotificationFilter, notificationJson } from "@/lib/kernel/notifications/notification-schemas";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "My notifications",
    description: "The caller's own, newest first.",
    scope: "notifications:read",
    query: pageQuery.extend(myNotificationFilter.shape),
    response: pageOf(notificationJson),
  },
  ({ ctx, query }) => listMyNotifications({ ctx, query }),
);
