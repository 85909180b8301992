import { z } from "zod";
import { readAllNotifications } from "@/lib/kernel/notifications/my-notifications";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Mark all my notifications as read",
    scope: "notifications:write",
    response: z.object({ read: z.number().int().describe("How many were unread") }),
  },
  ({ ctx }) => readAllNotifications({ ctx }),
);
