import { createDesign, createDesignInput, designJson, listDesigns, listDesignsQuery } from "@/lib/designs";
import { pageOf } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "Designs, newest first", scope: "designs:read", query: listDesignsQuery, response: pageOf(designJson) },
  ({ ctx, query }) => listDesigns({ ctx, query }),
);

export const POST = route(
  { summary: "Create a design", scope: "designs:write", body: createDesignInput, response: designJson, status: 201 },
  ({ ctx, body }) => createDesign({ ctx, input: body }),
);
