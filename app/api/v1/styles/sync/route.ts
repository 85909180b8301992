import { z } from "zod";
import { requestCatalogueSync } from "@/lib/designs";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Sync the catalogue in the background",
    description: "When the provider does not answer, the cached styles stay as they are.",
    scope: "designs:write",
    body: z.strictObject({}),
    response: z.object({ status: z.literal("queued") }),
    status: 202,
  },
  ({ ctx }) => requestCatalogueSync({ ctx }),
);
