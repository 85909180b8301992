import { idParams } from "@/lib/kernel/http/page";
import { readNotification } from "@/lib/kernel/notifications/my-notifications";
import { notificationJson, readInput } from "@/lib/kernel/notifications/notification-schemas";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Mark a notification as read",
    description: "`{read: false}` marks it unread again.",
    scope: "notifications:write",
    params: idParams,
    body: readInput,
    response: notificationJson,
  },
  ({ ctx, params, body }) => readNotification({ ctx, id: params.id, input: body }),
);
