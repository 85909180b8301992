import { createExportProfile, createExportProfileInput, exportProfileJson, listExportProfiles } from "@/lib/designs";
import { pageOf, pageQuery } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "Export profiles", scope: "designs:read", query: pageQuery, response: pageOf(exportProfileJson) },
  ({ ctx, query }) => listExportProfiles({ ctx, query }),
);

export const POST = route(
  {
    summary: "Create an export profile",
    scope: "designs:write",
    body: createExportProfileInput,
    response: exportProfileJson,
    status: 201,
  },
  ({ ctx, body }) => createExportProfile({ ctx, input: body }),
);
