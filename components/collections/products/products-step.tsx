"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { PackageSearch } from "lucide-react";
import Link from "next/link";
import { type KeyboardEvent, useDeferredValue, useState } from "react";
import { countOf } from "@/components/collections/collection-words";
import { StepFooter } from "@/components/collections/step-footer";
import { useWizard } from "@/components/collections/wizard-context";
import { ProductFilters } from "@/components/products/product-filters";
import { isNarrowed, noProductFilters, useProductFilters } from "@/components/products/use-product-filters";
import { useShortcuts } from "@/components/shell/shortcuts";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { type KeysetList, useKeysetList } from "@/components/ui/keyset-list";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Spinner } from "@/components/ui/spinner";
import { VirtualList } from "@/components/ui/virtual-list";
import type { ProductJson } from "@/lib/collections/collection-queries";
import { fetchProductIds, fetchProducts, type ProductListFilter, productKeys } from "@/lib/collections/product-queries";
import { ProductRow } from "./product-row";
import { SelectedProducts } from "./selected-products";
import { type ProductSelection, useProductSelection } from "./use-product-selection";

/** Up and down go from box to box. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  if (!(event.target instanceof HTMLElement) || !event.target.matches("[data-product-box]")) return;
  const boxes = Array.from(event.currentTarget.querySelectorAll<HTMLElement>("[data-product-box]"));
  const next = boxes[boxes.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)];
  event.preventDefault();
  next?.focus();
}

/** Everything that the filter finds, at once: how many it is, and whether it is chosen. */
function SelectAll({
  filter,
  narrowed,
  selection,
}: {
  filter: ProductListFilter;
  narrowed: boolean;
  selection: ProductSelection;
}) {
  const { editable } = useWizard();
  const found = useQuery({
    queryKey: [...productKeys.lists, "ids", { ...filter }],
    queryFn: ({ signal }) => fetchProductIds(filter, signal),
    placeholderData: keepPreviousData,
  });
  const ids = found.data?.ids ?? [];
  const total = found.data?.total ?? 0;
  const chosen = ids.filter((id) => selection.has(id)).length;
  const isAll = ids.length > 0 && chosen === ids.length;
  return (
    <div className="flex h-11 items-center gap-3 border-line border-b px-3">
      <Checkbox
        checked={isAll ? true : chosen > 0 ? "indeterminate" : false}
        disabled={!editable || ids.length === 0}
        aria-label={narrowed ? `Select all ${total} that match` : `Select all ${total} products`}
        onClick={(event) => {
          event.preventDefault();
          if (isAll) selection.remove(ids);
          else selection.add(ids);
        }}
      />
      <span className="min-w-0 flex-1 truncate text-ink-2 text-sm tabular-nums">
        {found.data === undefined ? "…" : narrowed ? `${countOf(total, "product")} match` : countOf(total, "product")}
        {chosen > 0 && !isAll ? <span className="text-ink-3"> · {chosen} of them selected</span> : null}
      </span>
      {editable && ids.length > 0 ? (
        <Button size="sm" variant="ghost" onClick={() => (isAll ? selection.remove(ids) : selection.add(ids))}>
          {isAll ? "Deselect all" : `Select all ${total.toLocaleString("en")}`}
        </Button>
      ) : null}
    </div>
  );
}

function ProductList({
  list,
  selection,
  narrowed,
  onClear,
}: {
  list: KeysetList<ProductJson>;
  selection: ProductSelection;
  narrowed: boolean;
  onClear: () => void;
}) {
  const { editable } = useWizard();
  if (list.status === "error")
    return <ErrorState error={list.error} title="The products could not be loaded" onRetry={list.reload} />;
  if (list.status === "loading") return <SkeletonRows label="Loading products" count={10} />;
  if (list.items.length === 0) {
    return narrowed ? (
      <EmptyState
        icon={<PackageSearch />}
        title="No product matches"
        action={<Button onClick={onClear}>Clear search and filters</Button>}
      />
    ) : (
      <EmptyState
        icon={<PackageSearch />}
        title="No products yet"
        description="A collection is made of products; add or import them first."
        action={
          <Button asChild variant="primary">
            <Link href="/products">Go to the products</Link>
          </Button>
        }
      />
    );
  }
  return (
    <fieldset onKeyDown={moveFocus} aria-label="Products" className="min-w-0">
      <VirtualList
        items={list.items}
        itemKey={(product) => product.id}
        estimate={52}
        onEnd={list.loadMore}
        aria-label="Products"
        renderItem={(product) => (
          <ProductRow
            product={product}
            selected={selection.has(product.id)}
            disabled={!editable}
            onToggle={(toggled, isRange) => selection.toggle(toggled, isRange, list.items)}
          />
        )}
      />
      {list.loadingMore ? (
        <div className="flex h-11 items-center justify-center text-ink-3">
          <Spinner label="Loading more" />
        </div>
      ) : null}
    </fieldset>
  );
}

/** First step: which products get an image. */
export function ProductsStep() {
  const { state, filter, write } = useProductFilters();
  const current = useDeferredValue(filter);
  const selection = useProductSelection();
  const [view, setView] = useState<"all" | "selected">("all");
  const list = useKeysetList({
    queryKey: productKeys.list(current),
    fetchPage: (page) => fetchProducts(current, { ...page, limit: 100 }),
  });
  const narrowed = isNarrowed(state);
  useShortcuts([
    {
      keys: ["/"],
      label: "Search products",
      group: "This collection",
      run: () => document.querySelector<HTMLInputElement>("#product-search")?.focus(),
    },
  ]);
  return (
    <>
      <SegmentedControl
        aria-label="Which products are shown"
        className="self-start lg:hidden"
        value={view}
        onValueChange={setView}
        options={[
          { value: "all", label: "All products" },
          { value: "selected", label: `Selected (${selection.ids.length})` },
        ]}
      />
      <div className="grid min-w-0 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className={view === "all" ? "flex min-w-0 flex-col gap-3" : "flex min-w-0 flex-col gap-3 max-lg:hidden"}>
          <ProductFilters state={state} write={write} searchId="product-search" />
          <Card>
            <SelectAll filter={current} narrowed={narrowed} selection={selection} />
            <ProductList
              list={list}
              selection={selection}
              narrowed={narrowed}
              onClear={() => write(noProductFilters)}
            />
          </Card>
        </div>
        <div
          className={
            view === "selected"
              ? "flex max-h-[calc(100dvh-16rem)] flex-col"
              : "flex flex-col max-lg:hidden lg:sticky lg:top-4 lg:max-h-[calc(100dvh-15.5rem)]"
          }
        >
          <SelectedProducts selection={selection} listed={list.items} />
        </div>
      </div>
      <StepFooter
        step="products"
        note={`${countOf(selection.ids.length, "product")} selected`}
        blocked={selection.ids.length === 0}
      />
    </>
  );
}
