"use client";

import { FilterX, Grid3x3, Pin, SlidersHorizontal, Square, Trash2, X } from "lucide-react";
import { memo, useCallback, useState } from "react";
import { useSearchText } from "@/components/designs/use-search-text";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Input, SearchInput } from "@/components/ui/input";
import { RangeInput } from "@/components/ui/range-input";
import { Select } from "@/components/ui/select";
import type { AssetFilter } from "@/lib/collections/generated-asset-queries";
import { assetStatuses, assetTypes, describeStatus, describeType } from "./asset-words";
import { CollectionField, ProductField } from "./reference-fields";
import { useDensity } from "./use-density";
import { isNarrowed, noFilters, type WriteGalleryState } from "./use-gallery-state";

const any = "any";

function ColorFilter({ color, write }: { color: string | undefined; write: WriteGalleryState }) {
  const [typed, setTyped] = useState<string | null>(null);
  const apply = (text: string) => {
    const found = /^#?([0-9a-f]{6})$/i.exec(text.trim());
    if (found?.[1] !== undefined) write({ color: found[1].toLowerCase() });
    else if (text.trim() === "") write({ color: null });
  };
  return (
    <div className="w-32">
      <Input
        aria-label="Colour"
        placeholder="Colour"
        spellCheck={false}
        maxLength={7}
        value={typed ?? color ?? ""}
        onChange={(event) => {
          setTyped(event.target.value);
          apply(event.target.value);
        }}
        onBlur={() => setTyped(null)}
        leading={
          <input
            type="color"
            aria-label="Pick a colour"
            value={color ?? "#808080"}
            onChange={(event) => {
              setTyped(null);
              apply(event.target.value);
            }}
            className="-ml-1 size-5 cursor-pointer rounded-xs border border-line-strong bg-transparent"
          />
        }
        trailing={
          color === undefined ? undefined : (
            <IconButton
              size="sm"
              label="Any colour"
              icon={<X />}
              className="size-6!"
              onClick={() => {
                setTyped(null);
                write({ color: null });
              }}
            />
          )
        }
      />
    </div>
  );
}

/** Search, filters and size of the tiles. On a phone the filters wait behind a button. What is selected is not its matter. */
export const GalleryToolbar = memo(function GalleryToolbar({
  filter,
  write,
}: {
  filter: AssetFilter;
  write: WriteGalleryState;
}) {
  const density = useDensity();
  const [text, setText] = useSearchText(
    filter.q ?? "",
    useCallback((q: string) => write({ q }), [write]),
  );
  const [isUnfolded, setUnfolded] = useState(false);
  const { q: _, deleted: __, ...others } = filter;
  const count = Object.values(others).filter((value) => value !== undefined).length;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="min-w-0 flex-1 sm:min-w-44 sm:max-w-60">
        <SearchInput
          id="gallery-search"
          value={text}
          onValueChange={setText}
          maxLength={200}
          placeholder="Search product or prompt…"
          aria-label="Search the gallery"
        />
      </div>
      <Button
        className="sm:hidden"
        icon={<SlidersHorizontal />}
        aria-expanded={isUnfolded}
        onClick={() => setUnfolded(!isUnfolded)}
      >
        Filters{count === 0 ? "" : ` (${count})`}
      </Button>
      <div className={cn("flex flex-wrap items-center gap-2 max-sm:w-full", isUnfolded ? "" : "max-sm:hidden")}>
        <Select
          aria-label="Status"
          className="w-auto"
          value={filter.status ?? any}
          onValueChange={(status) => write({ status: status === any ? null : status })}
          options={[
            { value: any, label: "Any status" },
            ...assetStatuses.map((status) => ({ value: status, label: describeStatus(status) })),
          ]}
        />
        <Select
          aria-label="Type"
          className="w-auto"
          value={filter.type ?? any}
          onValueChange={(type) => write({ type: type === any ? null : type })}
          options={[
            { value: any, label: "Any type" },
            ...assetTypes.map((type) => ({ value: type, label: describeType(type) })),
          ]}
        />
        <ProductField
          label="Product"
          anyLabel="Any product"
          className="w-auto max-w-44"
          value={filter.productId}
          onChange={(product) => write({ product })}
        />
        <CollectionField
          label="Collection"
          anyLabel="Any collection"
          withNone
          className="w-auto max-w-44"
          value={filter.collectionId}
          onChange={(collection) => write({ collection })}
        />
        <ColorFilter color={filter.color} write={write} />
        <Button
          icon={<Pin className={filter.pinned === true ? "fill-current" : ""} />}
          aria-pressed={filter.pinned === true}
          onClick={() => write({ pinned: filter.pinned === true ? null : "1" })}
          className="aria-pressed:border-accent-text aria-pressed:bg-accent-soft aria-pressed:text-accent-text"
        >
          Pinned
        </Button>
        {filter.tag === undefined ? null : (
          <Button aria-label={`Tag ${filter.tag}, remove`} onClick={() => write({ tag: null })}>
            #{filter.tag}
            <X />
          </Button>
        )}
        {isNarrowed(filter) ? (
          <IconButton label="Clear search and filters" icon={<FilterX />} onClick={() => write(noFilters)} />
        ) : null}
      </div>
      <div className="ml-auto flex items-center gap-1.5 max-sm:w-full">
        <span className="flex w-30 items-center gap-1.5 text-ink-3 max-sm:flex-1">
          <Grid3x3 aria-hidden="true" className="size-3.5 shrink-0" />
          <RangeInput
            aria-label="Size of the tiles"
            value={density.value}
            step={2}
            onChange={(event) => density.set(Number(event.target.value))}
          />
          <Square aria-hidden="true" className="size-3.5 shrink-0" />
        </span>
        {filter.deleted === true ? null : (
          <IconButton label="Trash" icon={<Trash2 />} onClick={() => write({ trash: "1" })} />
        )}
      </div>
    </div>
  );
});
