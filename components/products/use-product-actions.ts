"use client";

import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { showError, showSuccess, showUndo } from "@/components/ui/toast";
import { changeProducts, type ProductJson, productKeys } from "@/lib/collections/product-queries";
import { describeProducts } from "./product-words";

/** What the interface knows of products that are changed; those of "select all" may not be loaded. */
export interface ProductTargets {
  ids: readonly string[];
  /** The loaded ones among them. */
  known: readonly ProductJson[];
}

export interface ProductActions {
  /** Moves to the trash and offers to take it back. Answers whether it worked; what went wrong is shown. */
  remove: (targets: ProductTargets) => Promise<boolean>;
  restore: (targets: ProductTargets) => Promise<boolean>;
  setCategory: (targets: ProductTargets, category: string) => Promise<boolean>;
  addWords: (targets: ProductTargets, kind: WordKind, words: readonly string[]) => Promise<boolean>;
  removeWords: (targets: ProductTargets, kind: WordKind, words: readonly string[]) => Promise<boolean>;
}

export type WordKind = "tags" | "roomTypes";

type Pages = InfiniteData<{ items: ProductJson[]; nextCursor: string | null }>;
const isPages = (data: unknown): data is Pages => typeof data === "object" && data !== null && "pages" in data;

function describe({ ids, known }: ProductTargets): string {
  const name = ids.length === 1 ? known.find((product) => product.id === ids[0])?.name : undefined;
  return name === undefined ? describeProducts(ids.length) : `“${name}”`;
}

const is = ({ ids }: ProductTargets) => (ids.length === 1 ? "is" : "are");

/** One word a request, because only then is known which products had it before. */
async function changeWords(ids: readonly string[], verb: "add" | "remove", kind: WordKind, words: readonly string[]) {
  const undo: { ids: string[]; word: string }[] = [];
  for (const word of words) {
    const changed =
      kind === "tags"
        ? await changeProducts(ids, { action: `${verb}-tags`, tags: [word] })
        : await changeProducts(ids, { action: `${verb}-room-types`, roomTypes: [word] });
    if (changed.length > 0) undo.push({ ids: changed, word });
  }
  return undo;
}

/** What can be done to products wherever they are listed. */
export function useProductActions(): ProductActions {
  const queryClient = useQueryClient();
  const reload = () => queryClient.invalidateQueries({ queryKey: productKeys.all });
  /** Takes products out of the lists before the server has answered; answers how to show them again. */
  const hide = (ids: readonly string[]) => {
    const gone = new Set(ids);
    const before = queryClient.getQueriesData({ queryKey: productKeys.lists });
    queryClient.setQueriesData({ queryKey: productKeys.lists }, (data: unknown) =>
      isPages(data)
        ? {
            ...data,
            pages: data.pages.map((page) => ({ ...page, items: page.items.filter(({ id }) => !gone.has(id)) })),
          }
        : data,
    );
    return () => {
      for (const [queryKey, data] of before) queryClient.setQueryData(queryKey, data);
    };
  };
  const attempt = async (failure: string, work: () => Promise<void>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (cause) {
      showError(failure, cause);
      return false;
    } finally {
      await reload();
    }
  };
  const undoing = (work: () => Promise<unknown>) => async () => {
    try {
      await work();
    } finally {
      await reload();
    }
  };

  return {
    remove: (targets) =>
      attempt("Could not delete", async () => {
        await queryClient.cancelQueries({ queryKey: productKeys.lists });
        const show = hide(targets.ids);
        const changed = await changeProducts(targets.ids, { action: "delete" }).catch((cause: unknown) => {
          show();
          throw cause;
        });
        showUndo({
          title: `${describe(targets)} ${is(targets)} in the trash`,
          undo: undoing(() => changeProducts(changed, { action: "restore" })),
        });
      }),
    restore: (targets) =>
      attempt("Could not restore", async () => {
        await changeProducts(targets.ids, { action: "restore" });
        showSuccess(`${describe(targets)} ${is(targets)} back`);
      }),
    setCategory: (targets, category) =>
      attempt("Could not change the category", async () => {
        const changed = new Set(await changeProducts(targets.ids, { action: "set-category", category }));
        const title = `${describe(targets)} ${is(targets)} in “${category}”`;
        const before = targets.known.filter((product) => changed.has(product.id));
        // What was never loaded had a category that nobody here knows.
        if (before.length < changed.size) return showSuccess(title);
        if (changed.size === 0) return;
        showUndo({
          title,
          undo: undoing(async () => {
            for (const [old, group] of Map.groupBy(before, (product) => product.category)) {
              const ids = group.map(({ id }) => id);
              await changeProducts(ids, { action: "set-category", category: old });
            }
          }),
        });
      }),
    addWords: (targets, kind, words) =>
      attempt("Could not change the products", async () => {
        const done = await changeWords(targets.ids, "add", kind, words);
        if (done.length === 0) return;
        const added = done.map(({ word }) => `“${word}”`).join(", ");
        showUndo({
          title: `Added ${added} to ${describe(targets)}`,
          undo: undoing(async () => {
            for (const { ids, word } of done) await changeWords(ids, "remove", kind, [word]);
          }),
        });
      }),
    removeWords: (targets, kind, words) =>
      attempt("Could not change the products", async () => {
        const done = await changeWords(targets.ids, "remove", kind, words);
        if (done.length === 0) return;
        const removed = done.map(({ word }) => `“${word}”`).join(", ");
        showUndo({
          title: `Took ${removed} off ${describe(targets)}`,
          undo: undoing(async () => {
            for (const { ids, word } of done) await changeWords(ids, "add", kind, [word]);
          }),
        });
      }),
  };
}
