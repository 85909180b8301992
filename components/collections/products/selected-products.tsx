"use client";

import { MousePointerClick, X } from "lucide-react";
import { useMemo } from "react";
import { countOf } from "@/components/collections/collection-words";
import { useCollectionProducts } from "@/components/collections/use-collection-products";
import { useWizard } from "@/components/collections/wizard-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { SkeletonRows } from "@/components/ui/skeleton";
import { VirtualList } from "@/components/ui/virtual-list";
import type { ProductJson } from "@/lib/collections/collection-queries";
import { ProductLine, ProductMarks } from "./product-row";
import type { ProductSelection } from "./use-product-selection";

/** What is chosen, in its order. */
export function SelectedProducts({
  selection,
  listed,
}: {
  selection: ProductSelection;
  /** Products that are known from elsewhere. */
  listed: readonly ProductJson[];
}) {
  const { collection, saver, editable } = useWizard();
  const stored = useCollectionProducts(collection.id, selection.ids, saver.state === "saved");
  const products = useMemo(() => {
    const known = new Map([...listed, ...(stored.data ?? [])].map((product) => [product.id, product]));
    return selection.ids.flatMap((id) => known.get(id) ?? []);
  }, [listed, stored.data, selection.ids]);
  const without = products.filter((product) => product.primaryImage === null || product.deletedAt !== null);
  return (
    <Card className="flex min-h-0 flex-col" aria-label="Selected products">
      <div className="flex min-h-11 flex-wrap items-center gap-x-2 border-line border-b py-1.5 pr-2 pl-3">
        <h2 className="flex-1 text-sm tabular-nums">{countOf(selection.ids.length, "product")} selected</h2>
        {editable && selection.ids.length > 0 ? (
          <Button size="sm" variant="ghost" onClick={() => selection.remove(selection.ids)}>
            Clear
          </Button>
        ) : null}
      </div>
      {without.length === 0 ? null : (
        <div className="flex items-center gap-2 border-line border-b bg-warning-soft px-3 py-1.5 text-warning-text text-xs">
          <span className="flex-1">
            {without.length === 1
              ? "One has no image and will fail."
              : `${without.length} have no image and will fail.`}
          </span>
          {editable ? (
            <button
              type="button"
              className="rounded-xs py-1 font-medium underline underline-offset-2"
              onClick={() => selection.remove(without.map((product) => product.id))}
            >
              Take out
            </button>
          ) : null}
        </div>
      )}
      <section className="min-h-0 flex-1 overflow-y-auto" aria-label="Products, scrollable">
        {selection.ids.length === 0 ? (
          <EmptyState
            icon={<MousePointerClick />}
            title="Nothing selected"
            description="Choose the products that get an image each."
            className="py-10"
          />
        ) : products.length === 0 ? (
          <SkeletonRows label="Loading the selected products" />
        ) : (
          <VirtualList
            items={products}
            itemKey={(product) => product.id}
            estimate={48}
            aria-label="Selected products"
            renderItem={(product) => (
              <div className="flex h-12 items-center gap-2.5 border-line border-b pr-1.5 pl-3">
                <ProductLine product={product} end={<ProductMarks product={product} />} />
                {editable ? (
                  <IconButton
                    size="sm"
                    label={`Take out ${product.name}`}
                    icon={<X />}
                    onClick={() => selection.remove([product.id])}
                  />
                ) : null}
              </div>
            )}
          />
        )}
      </section>
    </Card>
  );
}
