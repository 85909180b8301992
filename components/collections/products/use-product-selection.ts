"use client";

import { useMemo, useRef } from "react";
import { useWizard } from "@/components/collections/wizard-context";
import { showError, showUndo } from "@/components/ui/toast";
import type { ProductJson } from "@/lib/collections/collection-queries";

/** Products of one collection at most, as the API has it. */
const mostProducts = 2_000;

export interface ProductSelection {
  ids: readonly string[];
  has: (id: string) => boolean;
  /** Chooses a product or takes it out; with `isRange` all between it and the last one. */
  toggle: (product: ProductJson, isRange: boolean, shown: readonly ProductJson[]) => void;
  add: (ids: readonly string[]) => void;
  /** Takes products out and offers to take that back when there are many. */
  remove: (ids: readonly string[]) => void;
}

/** The products of `now` and those of `gone`, in the order they had `before`; what was chosen since comes last. */
export function putBack(now: readonly string[], before: readonly string[], gone: ReadonlySet<string>): string[] {
  const chosen = new Set(now);
  const old = new Set(before);
  return [...before.filter((id) => chosen.has(id) || gone.has(id)), ...now.filter((id) => !old.has(id))];
}

/** The chosen products of the collection, stored as they change. */
export function useProductSelection(): ProductSelection {
  const { collection, saver } = useWizard();
  const ids = collection.selectedProductIds;
  const chosen = useMemo(() => new Set(ids), [ids]);
  const anchor = useRef<string | null>(null);
  const write = (next: readonly string[]) => {
    if (next.length > mostProducts) {
      showError("Too many products", `A collection has at most ${mostProducts.toLocaleString("en")} products.`);
      return;
    }
    saver.save({ selectedProductIds: [...next] });
  };
  const add = (more: readonly string[]) => write([...ids, ...more.filter((id) => !chosen.has(id))]);
  const remove = (gone: readonly string[]) => {
    const out = new Set(gone);
    const before = [...ids];
    write(ids.filter((id) => !out.has(id)));
    if (gone.length > 10) {
      showUndo({
        title: `${gone.length} products taken out`,
        undo: () => write(putBack(saver.readNewest()?.selectedProductIds ?? ids, before, out)),
      });
    }
  };
  return {
    ids,
    has: (id) => chosen.has(id),
    add,
    remove,
    toggle: (product, isRange, shown) => {
      const from = isRange ? shown.findIndex(({ id }) => id === anchor.current) : -1;
      const to = shown.findIndex(({ id }) => id === product.id);
      anchor.current = product.id;
      const range =
        from === -1 || to === -1
          ? [product.id]
          : shown.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ id }) => id);
      if (chosen.has(product.id)) remove(range.filter((id) => chosen.has(id)));
      else add(range);
    },
  };
}
