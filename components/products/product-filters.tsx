"use client";

import { useQuery } from "@tanstack/react-query";
import { FilterX } from "lucide-react";
import { type ReactNode, useCallback } from "react";
import { useSearchText } from "@/components/designs/use-search-text";
import { Combobox } from "@/components/ui/combobox";
import { IconButton } from "@/components/ui/icon-button";
import { SearchInput } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type ProductFacetsJson, productFacetsQuery } from "@/lib/collections/product-queries";
import { isNarrowed, noProductFilters, type ProductFilterState, type WriteProductFilters } from "./use-product-filters";

/** No category, room or tag begins with a space. */
const any = " any";

/** One facet as a field: how many products each value has stands beside it. */
function FacetField({
  label,
  anyLabel,
  value,
  facet,
  onChange,
}: {
  label: string;
  anyLabel: string;
  value: string | undefined;
  facet: ProductFacetsJson["tags"] | undefined;
  onChange: (value: string | null) => void;
}) {
  const known = facet ?? [];
  // A value that came with the address may have no products any more: the field says it all the same.
  const missing = value === undefined || known.some((entry) => entry.value === value) ? [] : [{ value, count: 0 }];
  return (
    <Combobox
      aria-label={label}
      className="w-auto max-w-44"
      value={value ?? any}
      onValueChange={(next) => onChange(next === any ? null : next)}
      options={[
        { value: any, label: anyLabel },
        ...[...missing, ...known].map((entry) => ({
          value: entry.value,
          label: entry.value,
          description: entry.count === 1 ? "1 product" : `${entry.count} products`,
        })),
      ]}
      searchPlaceholder={`Search ${label.toLowerCase()}…`}
    />
  );
}

/** Search, category, room, tag, what is there, and order. Whatever stands at the end of the line is the caller's. */
export function ProductFilters({
  state,
  write,
  searchId,
  children,
}: {
  state: ProductFilterState;
  write: WriteProductFilters;
  /** Id of the search field, for a shortcut that goes there. */
  searchId?: string;
  children?: ReactNode;
}) {
  const [text, setText] = useSearchText(
    state.q,
    useCallback((q: string) => write({ q }), [write]),
  );
  const facets = useQuery(productFacetsQuery).data;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="w-full sm:w-64">
        <SearchInput
          id={searchId}
          value={text}
          onValueChange={setText}
          maxLength={200}
          placeholder="Search name or SKU…"
          aria-label="Search products"
        />
      </div>
      {/* On a phone the fields are one row that scrolls: the products are what one came for. */}
      <div className="flex gap-2 max-sm:-mx-4 max-sm:w-screen max-sm:overflow-x-auto max-sm:px-4 max-sm:py-0.5 sm:contents [&>*]:shrink-0">
        <FacetField
          label="Category"
          anyLabel="Any category"
          value={state.category}
          facet={facets?.categories}
          onChange={(category) => write({ category })}
        />
        <FacetField
          label="Room"
          anyLabel="Any room"
          value={state.room}
          facet={facets?.roomTypes}
          onChange={(room) => write({ room })}
        />
        <FacetField
          label="Tag"
          anyLabel="Any tag"
          value={state.tag}
          facet={facets?.tags}
          onChange={(tag) => write({ tag })}
        />
        <Select
          aria-label="Images and models"
          className="w-auto"
          value={state.has ?? any}
          onValueChange={(has) => write({ has: has === any ? null : has })}
          options={[
            { value: any, label: "Any media" },
            { value: "image", label: "With image" },
            { value: "no-image", label: "Without image" },
            { value: "model", label: "With 3D model" },
          ]}
        />
        <Select
          aria-label="Order"
          className="w-auto"
          value={state.sort}
          onValueChange={(sort) => write({ sort: sort === "newest" ? null : sort })}
          options={[
            { value: "newest", label: "Newest first" },
            { value: "oldest", label: "Oldest first" },
            { value: "name", label: "By name" },
            { value: "sku", label: "By SKU" },
          ]}
        />
      </div>
      {isNarrowed(state) ? (
        <IconButton label="Clear search and filters" icon={<FilterX />} onClick={() => write(noProductFilters)} />
      ) : null}
      {children}
    </div>
  );
}
