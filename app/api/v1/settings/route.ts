import { getSettings, settingsJson, updateSettings, updateSettingsInput } from "@/lib/kernel/organization/settings";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "Settings of the organization", scope: "settings:read", response: settingsJson },
  ({ ctx }) => getSettings({ ctx }),
);

export const PATCH = route(
  {
    summary: "Change settings of the organization",
    scope: "settings:write",
    body: updateSettingsInput,
    response: settingsJson,
  },
  ({ ctx, body }) => updateSettings({ ctx, input: body }),
);
