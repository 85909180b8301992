import { preferencesInput, preferencesJson } from "@/lib/kernel/notifications/notification-schemas";
import { getPreferences, putPreferences } from "@/lib/kernel/notifications/preferences";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "How I want to be told", scope: "notifications:read", response: preferencesJson },
  ({ ctx }) => getPreferences({ ctx }),
);

export const PUT = route(
  {
    summary: "Change how I want to be told",
    description: "What is not named stays as it is.",
    scope: "notifications:write",
    body: preferencesInput,
    response: preferencesJson,
  },
  ({ ctx, body }) => putPreferences({ ctx, input: body }),
);
