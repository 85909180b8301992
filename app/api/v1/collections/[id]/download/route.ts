import { downloadCollection, downloadQuery } from "@/lib/collections";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "The results of a collection as a ZIP",
    description: "With a manifest that names product, settings, model and SHA-256 of every file.",
    scope: "collections:read",
    params: idParams,
    query: downloadQuery,
    responseType: "application/zip",
  },
  ({ ctx, params, query }) => downloadCollection({ ctx, id: params.id, query }),
);
