"use client";

import { useMemo } from "react";
import { useUrlState } from "@/components/designs/use-url-state";
import type { ProductListFilter, ProductSort } from "@/lib/collections/product-queries";

const sorts: readonly ProductSort[] = ["newest", "oldest", "name", "sku"];
/** What a list can be narrowed to besides the facets. */
export type ProductLack = "image" | "no-image" | "model";
const lacks: readonly ProductLack[] = ["image", "no-image", "model"];

export interface ProductFilterState {
  q: string;
  category: string | undefined;
  room: string | undefined;
  tag: string | undefined;
  has: ProductLack | undefined;
  sort: ProductSort;
}

export type WriteProductFilters = (changes: Readonly<Record<string, string | null>>) => void;

/** Changes that take every filter off; the order stays. */
export const noProductFilters = { q: null, category: null, room: null, tag: null, has: null } as const;

/** Whether anything is narrowed. */
export function isNarrowed({ q, category, room, tag, has }: ProductFilterState): boolean {
  return q !== "" || [category, room, tag, has].some((value) => value !== undefined);
}

/** What products are narrowed to and ordered by, kept in the address as `q`, `category`, `room`, `tag`, `has` and `sort`. */
export function useProductFilters(): {
  state: ProductFilterState;
  /** The same for the API; stable until something changes. */
  filter: ProductListFilter;
  write: WriteProductFilters;
} {
  const { read, write } = useUrlState();
  const q = read("q") ?? "";
  const category = read("category") ?? undefined;
  const room = read("room") ?? undefined;
  const tag = read("tag") ?? undefined;
  const has = lacks.find((lack) => lack === read("has"));
  const sort = sorts.find((order) => order === read("sort")) ?? "newest";
  const filter = useMemo<ProductListFilter>(
    () => ({
      q: q === "" ? undefined : q,
      category,
      roomType: room,
      tag,
      hasImage: has === "image" ? true : has === "no-image" ? false : undefined,
      hasModel: has === "model" ? true : undefined,
      sort: sort === "newest" ? undefined : sort,
    }),
    [q, category, room, tag, has, sort],
  );
  return { state: { q, category, room, tag, has, sort }, filter, write };
}
