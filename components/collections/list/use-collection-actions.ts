"use client";

import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { showError, showSuccess, showUndo } from "@/components/ui/toast";
import {
  type CollectionJson,
  collectionKeys,
  deleteCollection,
  restoreCollection,
  updateCollection,
} from "@/lib/collections/collection-queries";

type Pages = InfiniteData<{ items: CollectionJson[] }>;
/** A picker keeps one page of collections beside the lists. */
const isPages = (data: unknown): data is Pages => typeof data === "object" && data !== null && "pages" in data;

type Named = Pick<CollectionJson, "id" | "name">;

export interface CollectionActions {
  /** Answer whether it worked; what went wrong is shown. */
  rename: (collection: Named, name: string) => Promise<boolean>;
  /** Moves to the trash and offers to take it back. */
  remove: (collection: Named) => Promise<boolean>;
  restore: (collection: Named) => Promise<boolean>;
}

/** What can be done to a collection wherever it is listed. */
export function useCollectionActions(): CollectionActions {
  const queryClient = useQueryClient();
  const reload = () => queryClient.invalidateQueries({ queryKey: collectionKeys.all });
  const attempt = async (failure: string, work: () => Promise<void>): Promise<boolean> => {
    try {
      await work();
      await reload();
      return true;
    } catch (cause) {
      showError(failure, cause);
      void reload();
      return false;
    }
  };
  /** Out of the lists at once; the answer puts it back. */
  const hide = (id: string) => {
    const before = queryClient.getQueriesData({ queryKey: collectionKeys.lists });
    for (const [key, list] of before) {
      if (!isPages(list)) continue;
      const pages = list.pages.map((page) => ({ ...page, items: page.items.filter((item) => item.id !== id) }));
      queryClient.setQueryData(key, { ...list, pages });
    }
    return () => {
      for (const [key, list] of before) queryClient.setQueryData(key, list);
    };
  };
  return {
    rename: (collection, name) =>
      attempt("Could not rename the collection", async () => {
        const changed = await updateCollection(collection.id, { name });
        queryClient.setQueryData(collectionKeys.item(collection.id), changed);
      }),
    remove: (collection) =>
      attempt("Could not delete the collection", async () => {
        const takeBack = hide(collection.id);
        await deleteCollection(collection.id).catch((cause: unknown) => {
          takeBack();
          throw cause;
        });
        showUndo({
          title: `“${collection.name}” is in the trash`,
          description: "Its images stay in the gallery.",
          undo: async () => {
            await restoreCollection(collection.id);
            await reload();
          },
        });
      }),
    restore: (collection) =>
      attempt("Could not restore the collection", async () => {
        await restoreCollection(collection.id);
        showSuccess(`“${collection.name}” is back`);
      }),
  };
}
