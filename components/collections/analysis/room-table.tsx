"use client";

import { useMemo, useState } from "react";
import { capitalize, countOf } from "@/components/collections/collection-words";
import { ProductLine, ProductMarks } from "@/components/collections/products/product-row";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchInput } from "@/components/ui/input";
import { SkeletonRows } from "@/components/ui/skeleton";
import { VirtualList } from "@/components/ui/virtual-list";
import type { ProductJson } from "@/lib/collections/collection-queries";
import { RoomSelect } from "./room-select";

/** Every product with its room, to be changed one by one or many at once. */
export function RoomTable({
  products,
  assignments,
  rooms,
  room,
  editable,
  onRoom,
  onClearRoom,
}: {
  /** Undefined while they are loaded. */
  products: readonly ProductJson[] | undefined;
  assignments: Readonly<Record<string, string>>;
  rooms: readonly string[];
  /** Only products of this room. */
  room: string | null;
  editable: boolean;
  onRoom: (productIds: readonly string[], room: string) => void;
  onClearRoom: () => void;
}) {
  const [text, setText] = useState("");
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const wanted = text.trim().toLowerCase();
  const shown = useMemo(
    () =>
      (products ?? []).filter(
        (product) =>
          (room === null || assignments[product.id] === room) &&
          (wanted === "" || `${product.name} ${product.sku} ${product.category}`.toLowerCase().includes(wanted)),
      ),
    [products, assignments, room, wanted],
  );
  const chosen = shown.filter((product) => marked.has(product.id)).map((product) => product.id);
  const isAll = shown.length > 0 && chosen.length === shown.length;
  const mark = (id: string) =>
    setMarked((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return (
    <Card className="min-w-0">
      <div className="flex flex-wrap items-center gap-2 border-line border-b p-2 pl-3">
        {editable ? (
          <Checkbox
            checked={isAll ? true : chosen.length > 0 ? "indeterminate" : false}
            disabled={shown.length === 0}
            aria-label="Select all that are shown"
            onClick={(event) => {
              event.preventDefault();
              setMarked(isAll ? new Set() : new Set(shown.map((product) => product.id)));
            }}
          />
        ) : null}
        {chosen.length > 0 ? (
          <>
            <span className="text-sm tabular-nums">{chosen.length} selected</span>
            <RoomSelect
              value={undefined}
              rooms={rooms}
              label="Room for the selected products"
              placeholder="Set room…"
              className="w-44"
              onValueChange={(next) => {
                onRoom(chosen, next);
                setMarked(new Set());
              }}
            />
            <Button size="sm" variant="ghost" onClick={() => setMarked(new Set())}>
              Deselect
            </Button>
          </>
        ) : (
          <>
            <div className="min-w-40 flex-1 sm:max-w-64">
              <SearchInput
                size="sm"
                value={text}
                onValueChange={setText}
                aria-label="Search these products"
                placeholder="Search these products…"
              />
            </div>
            {room === null ? null : (
              <Button size="sm" variant="ghost" onClick={onClearRoom}>
                {capitalize(room)} only · show all
              </Button>
            )}
            <span className="ml-auto pr-1 text-ink-3 text-xs tabular-nums">
              {products === undefined ? "" : countOf(shown.length, "product")}
            </span>
          </>
        )}
      </div>
      {products === undefined ? (
        <SkeletonRows label="Loading the products" />
      ) : shown.length === 0 ? (
        <EmptyState title="No product matches" className="py-10" />
      ) : (
        <VirtualList
          items={shown}
          itemKey={(product) => product.id}
          estimate={52}
          aria-label="Products and their rooms"
          renderItem={(product) => (
            <div className="flex h-13 items-center gap-3 border-line border-b px-3">
              {editable ? (
                <Checkbox
                  checked={marked.has(product.id)}
                  aria-label={`Select ${product.name}, ${product.sku}`}
                  onCheckedChange={() => mark(product.id)}
                />
              ) : null}
              <ProductLine product={product} end={<ProductMarks product={product} />} />
              <div className="w-36 shrink-0 sm:w-44">
                {editable ? (
                  <RoomSelect
                    value={assignments[product.id]}
                    rooms={rooms}
                    label={`Room of ${product.name}, ${product.sku}`}
                    onValueChange={(next) => onRoom([product.id], next)}
                  />
                ) : (
                  <span className="block truncate text-right text-ink-2 text-sm">
                    {capitalize(assignments[product.id] ?? "")}
                  </span>
                )}
              </div>
            </div>
          )}
        />
      )}
    </Card>
  );
}
