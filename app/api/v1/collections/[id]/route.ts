import {
  collectionJson,
  deleteCollection,
  getCollection,
  updateCollection,
  updateCollectionInput,
} from "@/lib/collections";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "A collection", scope: "collections:read", params: idParams, response: collectionJson },
  ({ ctx, params }) => getCollection({ ctx, id: params.id }),
);

export const PATCH = route(
  {
    summary: "Change a collection",
    description: "While it is analysed or generated only its name can change.",
    scope: "collections:write",
    params: idParams,
    body: updateCollectionInput,
    response: collectionJson,
  },
  ({ ctx, params, body }) => updateCollection({ ctx, id: params.id, input: body }),
);

export const DELETE = route(
  { summary: "Move a collection to the trash", scope: "collections:write", params: idParams, status: 204 },
  ({ ctx, params }) => deleteCollection({ ctx, id: params.id }),
);
