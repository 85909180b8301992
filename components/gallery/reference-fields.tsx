"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import { collectionQuery, fetchCollections } from "@/lib/collections/collection-queries";
import { fetchProducts, productQuery } from "@/lib/collections/product-queries";

const any = "any";
const none = "none";

interface ReferenceProps {
  label: string;
  value: string | undefined;
  onChange: (id: string | null) => void;
  /** First in the list, for no narrowing; absent: one has to be chosen. */
  anyLabel?: string;
  className?: string;
}

/** One of the products, found by name or SKU. */
export function ProductField({ label, value, onChange, anyLabel, className }: ReferenceProps) {
  const [text, setText] = useState("");
  const found = useQuery({
    queryKey: ["products", "list", { picker: text }],
    queryFn: ({ signal }) => fetchProducts({ q: text }, { signal }),
    staleTime: 30_000,
  });
  const chosen = useQuery({ ...productQuery(value ?? ""), enabled: value !== undefined });
  const options = (found.data?.items ?? []).map(({ id, name, sku }) => ({ value: id, label: name, description: sku }));
  const isListed = value === undefined || options.some((option) => option.value === value);
  return (
    <Combobox
      aria-label={label}
      className={className}
      value={value ?? (anyLabel === undefined ? undefined : any)}
      onValueChange={(next) => onChange(next === any ? null : next)}
      onSearch={setText}
      loading={found.isFetching}
      placeholder="Choose a product…"
      searchPlaceholder="Search name or SKU…"
      options={[
        ...(anyLabel === undefined || text !== "" ? [] : [{ value: any, label: anyLabel }]),
        ...(isListed ? [] : [{ value, label: chosen.data?.name ?? "…", description: chosen.data?.sku ?? "" }]),
        ...options,
      ]}
    />
  );
}

/** One of the collections, found by name. `withNone` offers what was made on its own, too. */
export function CollectionField({
  label,
  value,
  onChange,
  anyLabel,
  className,
  withNone = false,
}: ReferenceProps & { withNone?: boolean }) {
  const [text, setText] = useState("");
  const found = useQuery({
    queryKey: ["collections", "list", { picker: text }],
    queryFn: ({ signal }) => fetchCollections({ q: text, status: undefined, deleted: false }, { signal }),
    staleTime: 30_000,
  });
  const isReal = value !== undefined && value !== none;
  const chosen = useQuery({ ...collectionQuery(value ?? ""), enabled: isReal });
  const options = (found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const isListed = !isReal || options.some((option) => option.value === value);
  return (
    <Combobox
      aria-label={label}
      className={className}
      value={value ?? (anyLabel === undefined ? undefined : any)}
      onValueChange={(next) => onChange(next === any ? null : next)}
      onSearch={setText}
      loading={found.isFetching}
      placeholder="Choose a collection…"
      searchPlaceholder="Search collections…"
      options={[
        ...(anyLabel === undefined || text !== "" ? [] : [{ value: any, label: anyLabel }]),
        ...(withNone && text === "" ? [{ value: none, label: "In no collection" }] : []),
        ...(isListed ? [] : [{ value, label: chosen.data?.name ?? "…" }]),
        ...options,
      ]}
    />
  );
}
