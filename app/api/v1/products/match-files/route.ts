import { matchFiles, matchFilesInput, matchFilesJson } from "@/lib/collections";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Which files are of which product",
    description: "Looks for a product whose SKU a file's name begins with. Writes nothing.",
    scope: "products:read",
    body: matchFilesInput,
    response: matchFilesJson,
  },
  ({ ctx, body }) => matchFiles({ ctx, input: body }),
);
