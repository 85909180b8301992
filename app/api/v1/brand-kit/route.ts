import { brandKitJson, getBrandKit, putBrandKit, putBrandKitInput } from "@/lib/designs";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "Colours, fonts and logos of the organization", scope: "assets:read", response: brandKitJson },
  ({ ctx }) => getBrandKit({ ctx }),
);

export const PUT = route(
  {
    summary: "Replace the brand kit",
    scope: "assets:write",
    body: putBrandKitInput,
    response: brandKitJson,
  },
  ({ ctx, body }) => putBrandKit({ ctx, input: body }),
);
