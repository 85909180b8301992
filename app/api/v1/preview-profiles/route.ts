import {
  createPreviewProfile,
  createPreviewProfileInput,
  listPreviewProfiles,
  previewProfileJson,
} from "@/lib/designs";
import { pageOf, pageQuery } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "Preview profiles", scope: "designs:read", query: pageQuery, response: pageOf(previewProfileJson) },
  ({ ctx, query }) => listPreviewProfiles({ ctx, query }),
);

export const POST = route(
  {
    summary: "Create a preview profile",
    scope: "designs:write",
    body: createPreviewProfileInput,
    response: previewProfileJson,
    status: 201,
  },
  ({ ctx, body }) => createPreviewProfile({ ctx, input: body }),
);
