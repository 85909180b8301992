import { countMyUnread } from "@/lib/kernel/notifications/my-notifications";
import { unreadJson } from "@/lib/kernel/notifications/notification-schemas";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "How many of my notifications are unread", scope: "notifications:read", response: unreadJson },
  ({ ctx }) => countMyUnread({ ctx }),
);
