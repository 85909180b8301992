import document from "@/lib/kernel/client/openapi.generated.json";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "This API as OpenAPI 3.1", scope: "public", responseType: "application/json" },
  async () => Response.json(document, { headers: { "cache-control": "public, max-age=60" } }),
);
