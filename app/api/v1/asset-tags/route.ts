import { assetTagsJson, listAssetTags } from "@/lib/designs";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "Tags of the artwork library, the most frequent first", scope: "assets:read", response: assetTagsJson },
  ({ ctx }) => listAssetTags({ ctx }),
);
