import {
  collectionJson,
  createCollection,
  createCollectionInput,
  listCollections,
  listCollectionsQuery,
} from "@/lib/collections";
import { pageOf } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "Collections, newest first",
    scope: "collections:read",
    query: listCollectionsQuery,
    response: pageOf(collectionJson),
  },
  ({ ctx, query }) => listCollections({ ctx, query }),
);

export const POST = route(
  {
    summary: "Make a collection",
    scope: "collections:write",
    body: createCollectionInput,
    response: collectionJson,
    status: 201,
  },
  ({ ctx, body }) => createCollection({ ctx, input: body }),
);
