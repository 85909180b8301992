import { generateCollection, generateCollectionInput, startedAssetsJson } from "@/lib/collections";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "Generate an asset for every product of a collection",
    description:
      "All assets are made in one transaction before anything is queued. A collection that is generated already answers `illegal_transition`.",
    scope: "collections:write",
    params: idParams,
    body: generateCollectionInput,
    response: startedAssetsJson,
    status: 202,
  },
  ({ ctx, params, body }) => generateCollection({ ctx, id: params.id, input: body }),
);
