"use client";

import { ArrowDown } from "lucide-react";
import { Thumbnail } from "@/components/images/thumbnail";
import { Badge } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ProductJson, ProductSort } from "@/lib/collections/product-queries";
import { ProductLink, ProductMedia } from "./product-card";
import type { ProductListProps } from "./product-grid";
import { fitInSquare, readDetails } from "./product-words";

function Words({ words, most }: { words: readonly string[]; most: number }) {
  return (
    <span className="flex gap-1 overflow-hidden" title={words.length > most ? words.join(", ") : undefined}>
      {words.slice(0, most).map((word) => (
        <Badge key={word} className="shrink truncate">
          <span className="truncate">{word}</span>
        </Badge>
      ))}
      {words.length > most ? <Badge tone="outline">+{words.length - most}</Badge> : null}
    </span>
  );
}

/** The head of a column that the list can be ordered by. */
function SortHeader({
  label,
  order,
  sort,
  onSort,
}: {
  label: string;
  order: ProductSort;
  sort: ProductSort;
  onSort: (sort: ProductSort) => void;
}) {
  const active = sort === order;
  return (
    <button
      type="button"
      aria-pressed={active}
      onClick={() => onSort(order)}
      className={cn(
        "-mx-1 inline-flex items-center gap-1 rounded-xs px-1 py-0.5 hover:text-ink pointer-coarse:py-2",
        active && "text-ink",
      )}
    >
      <span className="sr-only">Order by </span>
      {label}
      <ArrowDown aria-hidden="true" className={cn("size-3", active ? "opacity-100" : "opacity-0")} />
    </button>
  );
}

/** Products as rows. */
export function ProductTable({
  list,
  selection,
  editable,
  onRemove,
  sort,
  onSort,
}: ProductListProps & { sort: ProductSort; onSort: (sort: ProductSort) => void }) {
  const header = (label: string, order: ProductSort) => (
    <SortHeader label={label} order={order} sort={sort} onSort={onSort} />
  );
  const box: DataColumn<ProductJson> = {
    id: "select",
    width: "1.25rem",
    header: (
      <Checkbox
        aria-label="Select all that are loaded"
        checked={selection.isAllLoaded ? true : selection.ids.size > 0 ? "indeterminate" : false}
        onCheckedChange={() => (selection.isAllLoaded ? selection.clear() : selection.selectLoaded())}
      />
    ),
    cell: (product) => (
      <Checkbox
        aria-label={`Select ${product.name}`}
        checked={selection.ids.has(product.id)}
        onClick={(event) => {
          if (event.shiftKey) selection.onClick(product.id, event);
        }}
        onCheckedChange={() => selection.toggle(product.id)}
      />
    ),
  };
  const columns: DataColumn<ProductJson>[] = [
    ...(editable ? [box] : []),
    {
      id: "name",
      header: header("Name", "name"),
      width: "minmax(0,2fr)",
      cell: (product) => (
        <span className="flex min-w-0 items-center gap-3">
          <Thumbnail
            src={product.primaryImage?.thumbnailUrl}
            link={product.primaryImage?.thumbnailLink}
            thumbhash={product.primaryImage?.thumbhash}
            alt=""
            fit={fitInSquare(product.primaryImage)}
            className="size-10 shrink-0 rounded-sm border border-line"
          />
          <span className="flex min-w-0 flex-col">
            <ProductLink
              data-row-link=""
              product={product}
              selection={selection}
              editable={editable}
              onRemove={onRemove}
              className="truncate font-medium hover:underline"
            />
            <span className="truncate font-mono text-2xs text-ink-3 md:hidden">{product.sku}</span>
          </span>
        </span>
      ),
    },
    {
      id: "sku",
      header: header("SKU", "sku"),
      width: "minmax(0,1fr)",
      wideOnly: true,
      cell: (product) => <span className="block truncate font-mono text-ink-2 text-xs">{product.sku}</span>,
    },
    {
      id: "category",
      header: "Category",
      width: "minmax(0,1fr)",
      narrowWidth: "minmax(0,6rem)",
      cell: (product) => <span className="block truncate text-ink-2">{product.category}</span>,
    },
    {
      id: "rooms",
      header: "Rooms",
      width: "minmax(0,1.2fr)",
      wideOnly: true,
      cell: (product) => <Words words={product.roomTypes} most={2} />,
    },
    {
      id: "tags",
      header: "Tags",
      width: "minmax(0,1.2fr)",
      wideOnly: true,
      cell: (product) => <Words words={readDetails(product).tags} most={2} />,
    },
    {
      id: "media",
      header: "Images",
      hideHeader: true,
      width: "4.5rem",
      wideOnly: true,
      cell: (product) => <ProductMedia product={product} />,
    },
    {
      id: "time",
      header: header("Added", "newest"),
      width: "6rem",
      wideOnly: true,
      cell: (product) => <RelativeTime value={product.createdAt} className="text-ink-2 text-xs" />,
    },
  ];
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-raised shadow-xs">
      <DataTable
        list={list}
        columns={columns}
        rowKey={(product) => product.id}
        rowHeight={56}
        aria-label="Products"
        empty={null}
      />
    </div>
  );
}
