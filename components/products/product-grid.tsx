"use client";

import { CardGrid, CardGridSkeleton } from "@/components/ui/card-grid";
import type { KeysetList } from "@/components/ui/keyset-list";
import type { ProductJson } from "@/lib/collections/product-queries";
import { ProductCard, type ProductItemProps } from "./product-card";

const sizes = { gap: 12, narrow: 148, wide: 188, caption: 54 };

export type ProductListProps = Omit<ProductItemProps, "product"> & { list: KeysetList<ProductJson> };

/** Products as cards; only the rows in sight are drawn. */
export function ProductGrid({ list, selection, ...card }: ProductListProps) {
  return (
    <CardGrid
      list={list}
      aria-label="Products"
      sizes={sizes}
      renderCard={(product) => <ProductCard product={product} selection={selection} {...card} />}
    />
  );
}

/** Cards being loaded, in the size of the real ones. */
export function ProductGridSkeleton() {
  return (
    <CardGridSkeleton
      count={12}
      aria-label="Loading products"
      className="gap-3 [grid-template-columns:repeat(auto-fill,minmax(9.25rem,1fr))] sm:[grid-template-columns:repeat(auto-fill,minmax(11.75rem,1fr))]"
    />
  );
}
