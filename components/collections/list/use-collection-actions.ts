"use client";

import { useQueryClient } from "@tanstack/react-query";
import { showError, showSuccess, showUndo } from "@/components/ui/toast";
import {
  type CollectionJson,
  collectionKeys,
  deleteCollection,
  restoreCollection,
  updateCollection,
} from "@/lib/collections/collection-queries";

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
  /** Out of the lists at once; a failure brings it back. */
  const hide = (id: string) =>
    queryClient.setQueriesData<{ pages: { items: CollectionJson[] }[] }>({ queryKey: collectionKeys.lists }, (lists) =>
      lists === undefined
        ? undefined
        : {
            ...lists,
            pages: lists.pages.map((page) => ({ ...page, items: page.items.filter((item) => item.id !== id) })),
          },
    );
  return {
    rename: (collection, name) =>
      attempt("Could not rename the collection", async () => {
        const changed = await updateCollection(collection.id, { name });
        queryClient.setQueryData(collectionKeys.item(collection.id), changed);
      }),
    remove: (collection) =>
      attempt("Could not delete the collection", async () => {
        hide(collection.id);
        await deleteCollection(collection.id);
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
