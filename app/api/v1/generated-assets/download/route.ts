import { downloadAssets, downloadAssetsInput } from "@/lib/collections";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Chosen results as a ZIP",
    description: "With a manifest that names product, collection, settings, model and SHA-256 of every file.",
    scope: "collections:read",
    body: downloadAssetsInput,
    responseType: "application/zip",
    status: 200,
  },
  ({ ctx, body }) => downloadAssets({ ctx, input: body }),
);
