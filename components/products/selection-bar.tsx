"use client";

import { useQuery } from "@tanstack/react-query";
import { FolderPen, RotateCcw, Sofa, Tag, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { SelectionBar } from "@/components/ui/selection-bar";
import {
  fetchProductIds,
  type ProductJson,
  type ProductListFilter,
  productKeys,
} from "@/lib/collections/product-queries";
import { describeProducts } from "./product-words";
import { useProductActions } from "./use-product-actions";
import type { ProductSelection } from "./use-product-selection";

const CategoryDialog = dynamic(() => import("./bulk-dialogs").then((module) => module.CategoryDialog), { ssr: false });
const WordsDialog = dynamic(() => import("./bulk-dialogs").then((module) => module.WordsDialog), { ssr: false });

/** What can be done to the selected products, and the way to all that the filter finds. */
export function ProductSelectionBar({
  selection,
  filter,
  items,
  hasMore,
}: {
  selection: ProductSelection;
  filter: ProductListFilter;
  /** The loaded products. */
  items: readonly ProductJson[];
  hasMore: boolean;
}) {
  const [asking, setAsking] = useState<"category" | "tags" | "roomTypes" | null>(null);
  const actions = useProductActions();
  const chosen = [...selection.ids];
  const all = useQuery({
    queryKey: [...productKeys.list(filter), "ids"],
    queryFn: ({ signal }) => fetchProductIds(filter, signal),
    enabled: chosen.length > 0,
  });
  if (chosen.length === 0) return null;
  const targets = { ids: chosen, known: items.filter((product) => selection.ids.has(product.id)) };
  const close = () => setAsking(null);
  const total = all.data?.total ?? items.length;
  const offered = all.data?.ids ?? (hasMore ? [] : items.map(({ id }) => id));
  const isWhole = offered.length > 0 && offered.every((id) => selection.ids.has(id));
  return (
    <SelectionBar label="Selected products" count={chosen.length} onClear={selection.clear}>
      {isWhole || offered.length === 0 ? null : (
        <Button size="sm" variant="link" className="mr-2" onClick={() => selection.select(offered)}>
          {offered.length < total
            ? `Select the first ${offered.length.toLocaleString("en")} of ${describeProducts(total)}`
            : `Select all ${describeProducts(total)}`}
        </Button>
      )}
      {filter.deleted === true ? (
        <Button
          size="sm"
          variant="ghost"
          icon={<RotateCcw />}
          onClick={() => void actions.restore(targets).then((worked) => worked && selection.clear())}
        >
          Restore
        </Button>
      ) : (
        <>
          <Button size="sm" variant="ghost" icon={<FolderPen />} onClick={() => setAsking("category")}>
            Category
          </Button>
          <Button size="sm" variant="ghost" icon={<Sofa />} onClick={() => setAsking("roomTypes")}>
            Rooms
          </Button>
          <Button size="sm" variant="ghost" icon={<Tag />} onClick={() => setAsking("tags")}>
            Tags
          </Button>
          <Button
            size="sm"
            variant="danger-quiet"
            icon={<Trash2 />}
            onClick={() => void actions.remove(targets).then((worked) => worked && selection.clear())}
          >
            Delete
          </Button>
        </>
      )}
      {asking === "category" ? <CategoryDialog targets={targets} actions={actions} onClose={close} /> : null}
      {asking === "tags" || asking === "roomTypes" ? (
        <WordsDialog kind={asking} targets={targets} actions={actions} onClose={close} />
      ) : null}
    </SelectionBar>
  );
}
