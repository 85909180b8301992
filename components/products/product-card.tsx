"use client";

import { Box, Images } from "lucide-react";
import Link from "next/link";
import { Thumbnail } from "@/components/images/thumbnail";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import type { ProductJson } from "@/lib/collections/product-queries";
import { fitInSquare } from "./product-words";
import type { ProductSelection } from "./use-product-selection";

export interface ProductItemProps {
  product: ProductJson;
  selection: ProductSelection;
  /** Whoever looks may change products. */
  editable: boolean;
  /** Absent: nothing happens on Delete. */
  onRemove?: ((product: ProductJson) => void) | undefined;
}

/** How many images there are, and whether there is a 3D model. */
export function ProductMedia({ product, className }: { product: ProductJson; className?: string }) {
  if (product.imageCount < 2 && product.modelArtifactId === null) return null;
  return (
    <span className={cn("flex items-center gap-2 text-ink-3 text-xs tabular-nums [&_svg]:size-3.5", className)}>
      {product.imageCount < 2 ? null : (
        <span className="flex items-center gap-1">
          <Images aria-hidden="true" />
          <span className="sr-only">Images: </span>
          {product.imageCount}
        </span>
      )}
      {product.modelArtifactId === null ? null : (
        <span className="flex items-center gap-1">
          <Box aria-hidden="true" />
          3D
        </span>
      )}
    </span>
  );
}

/** The link of a product, with the keys that select and delete. */
export function ProductLink({
  product,
  selection,
  editable,
  onRemove,
  className,
  ...data
}: ProductItemProps & { className: string; "data-card-link"?: string; "data-row-link"?: string }) {
  return (
    <Link
      {...data}
      data-product={product.id}
      href={`/products/${product.id}`}
      prefetch={false}
      draggable={false}
      className={className}
      onClick={(event) => {
        if (editable) selection.onClick(product.id, event);
      }}
      onKeyDown={(event) => {
        if (!editable) return;
        selection.onKeyDown(product.id, event);
        if (event.key === "Delete" || event.key === "Backspace") onRemove?.(product);
      }}
      // The key that moved the focus here is let go here.
      onKeyUp={(event) => {
        if (editable && event.key.startsWith("Arrow")) selection.onMove(product.id, event);
      }}
    >
      {product.name}
    </Link>
  );
}

/** A product in the grid: a click opens it, with Ctrl or Shift it is selected. */
export function ProductCard({ product, selection, editable, onRemove }: ProductItemProps) {
  const selected = selection.ids.has(product.id);
  const { primaryImage } = product;
  return (
    <article
      aria-label={product.name}
      className={cn(
        "group relative flex flex-col overflow-hidden rounded-lg border bg-raised shadow-xs transition-shadow hover:shadow-md",
        selected ? "border-accent-text ring-1 ring-accent-text" : "border-line hover:border-line-strong",
      )}
    >
      <Thumbnail
        src={primaryImage?.thumbnailUrl}
        link={primaryImage?.thumbnailLink}
        thumbhash={primaryImage?.thumbhash}
        alt=""
        fit={fitInSquare(primaryImage)}
        className="aspect-square w-full border-line border-b"
      />
      <div className="flex min-w-0 flex-col px-3 py-2">
        <ProductLink
          data-card-link={product.id}
          product={product}
          selection={selection}
          editable={editable}
          onRemove={onRemove}
          className="block truncate font-medium text-sm leading-5 after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-accent-text focus-visible:after:-outline-offset-2"
        />
        <p className="flex min-w-0 items-center gap-2 text-ink-3 text-xs">
          <span className="min-w-0 flex-1 truncate">
            <span className="font-mono text-2xs">{product.sku}</span> · {product.category}
          </span>
          <ProductMedia product={product} className="shrink-0" />
        </p>
      </div>
      {editable ? (
        <Checkbox
          aria-label={`Select ${product.name}`}
          tabIndex={-1}
          checked={selected}
          onClick={(event) => {
            if (event.shiftKey) selection.onClick(product.id, event);
          }}
          onCheckedChange={() => selection.toggle(product.id)}
          className={cn(
            "absolute top-2 left-2 z-1 transition-opacity",
            selected || selection.ids.size > 0
              ? "opacity-100"
              : "opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100",
          )}
        />
      ) : null}
    </article>
  );
}
