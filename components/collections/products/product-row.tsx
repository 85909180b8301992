"use client";

import { ImageOff, Trash2 } from "lucide-react";
import type { MouseEvent, ReactNode } from "react";
import { Thumbnail } from "@/components/images/thumbnail";
import { Badge } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import type { ProductJson } from "@/lib/collections/collection-queries";

/** What keeps a product from becoming an image. */
export function ProductMarks({ product }: { product: ProductJson }) {
  if (product.deletedAt !== null) {
    return (
      <Badge tone="danger" icon={<Trash2 aria-hidden="true" />}>
        In the trash
      </Badge>
    );
  }
  if (product.primaryImage !== null) return null;
  return (
    <Badge tone="warning" icon={<ImageOff aria-hidden="true" />}>
      No image
    </Badge>
  );
}

/** Picture, name and SKU of a product in one line. */
export function ProductLine({ product, end }: { product: ProductJson; end?: ReactNode }) {
  const image = product.primaryImage;
  return (
    <>
      <Thumbnail
        thumbhash={image?.thumbhash}
        src={image?.thumbnailUrl}
        link={image?.thumbnailLink}
        alt=""
        fit="contain"
        className="size-9 shrink-0 rounded-sm border border-line"
      />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm leading-5">{product.name}</span>
        <span className="block truncate text-ink-3 text-xs">
          {product.sku} · {product.category}
        </span>
      </span>
      {end}
    </>
  );
}

/** A product to be chosen; the whole row is its target, Shift chooses all since the last one. */
export function ProductRow({
  product,
  selected,
  disabled,
  onToggle,
}: {
  product: ProductJson;
  selected: boolean;
  disabled: boolean;
  onToggle: (product: ProductJson, isRange: boolean) => void;
}) {
  const press = (event: MouseEvent) => {
    event.preventDefault();
    if (!disabled) onToggle(product, event.shiftKey);
  };
  return (
    <label
      htmlFor={`choose-${product.id}`}
      onMouseDown={(event) => {
        // A range of rows is no range of text.
        if (event.shiftKey) event.preventDefault();
      }}
      className={cn(
        "flex h-13 items-center gap-3 border-line border-b px-3 transition-colors",
        selected ? "bg-accent-soft/60" : "hover:bg-hover",
        disabled ? "cursor-default" : "cursor-pointer",
      )}
    >
      <Checkbox
        id={`choose-${product.id}`}
        checked={selected}
        disabled={disabled}
        aria-label={`Select ${product.name}, ${product.sku}`}
        data-product-box=""
        onClick={press}
      />
      <ProductLine
        product={product}
        end={
          <>
            <span className="max-w-48 truncate text-ink-3 text-xs max-lg:hidden">{product.roomTypes.join(", ")}</span>
            <ProductMarks product={product} />
          </>
        }
      />
    </label>
  );
}
