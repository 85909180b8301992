import { idParams } from "@/lib/kernel/http/page";
import { channelTestJson } from "@/lib/kernel/notifications/notification-schemas";
import { testChannel } from "@/lib/kernel/notifications/test-channel";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Send a test to a notification channel",
    description: "Sends `notification.test` once, at once, and answers what the receiver said; 15 seconds at most.",
    scope: "channels:write",
    params: idParams,
    response: channelTestJson,
  },
  ({ ctx, params }) => testChannel({ ctx, id: params.id }),
);
