import { pageOf, pageQuery } from "@/lib/kernel/http/page";
import { createChannel, listChannels } from "@/lib/kernel/notifications/channels";
import { channelJson, createChannelInput, createdChannelJson } from "@/lib/kernel/notifications/notification-schemas";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "Notification channels", scope: "channels:read", query: pageQuery, response: pageOf(channelJson) },
  ({ ctx, query }) => listChannels({ ctx, query }),
);

export const POST = route(
  {
    summary: "Create a notification channel",
    description:
      "`config.url` of a webhook or `config.recipients` of mail; Slack and Teams take `credentialId`. The signing secret of a webhook (Standard Webhooks 1.0.0) is in this answer only.",
    scope: "channels:write",
    body: createChannelInput,
    response: createdChannelJson,
    status: 201,
  },
  ({ ctx, body }) => createChannel({ ctx, input: body }),
);
