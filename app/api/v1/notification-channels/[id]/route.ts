import { idParams } from "@/lib/kernel/http/page";
import { deleteChannel, getChannel, updateChannel } from "@/lib/kernel/notifications/channels";
import { channelJson, updateChannelInput } from "@/lib/kernel/notifications/notification-schemas";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "A notification channel", scope: "channels:read", params: idParams, response: channelJson },
  ({ ctx, params }) => getChannel({ ctx, id: params.id }),
);

export const PATCH = route(
  {
    summary: "Change a notification channel",
    description: "`config` replaces the whole configuration. `enabled: true` forgets why the studio switched it off.",
    scope: "channels:write",
    params: idParams,
    body: updateChannelInput,
    response: channelJson,
  },
  ({ ctx, params, body }) => updateChannel({ ctx, id: params.id, input: body }),
);

export const DELETE = route(
  { summary: "Delete a notification channel", scope: "channels:write", params: idParams, status: 204 },
  ({ ctx, params }) => deleteChannel({ ctx, id: params.id }),
);
