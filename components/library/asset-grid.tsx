"use client";

import { type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import type { KeysetList } from "@/components/ui/keyset-list";
import { Skeleton } from "@/components/ui/skeleton";
import { Spinner } from "@/components/ui/spinner";
import { useVirtualRows } from "@/components/ui/virtual-list";
import type { AssetJson } from "@/lib/designs/library-queries";
import { AssetCard } from "./asset-card";
import type { AssetSelection } from "./use-asset-selection";

const gap = 12;
/** Height of a card below its square picture, px. */
const captionHeight = 54;

function columnsFor(width: number): number {
  const wanted = width < 560 ? 132 : 172;
  return Math.max(1, Math.floor((width + gap) / (wanted + gap)));
}

/** Arrow keys move between the cards as the eye sees them; answers the card they moved to. */
function moveFocus(event: KeyboardEvent<HTMLElement>, columns: number): string | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
  };
  const step = steps[event.key];
  if (step === undefined || !(event.target instanceof HTMLElement) || !event.target.matches("[data-asset-link]"))
    return undefined;
  const links = Array.from(event.currentTarget.querySelectorAll<HTMLElement>("[data-asset-link]"));
  const next = links[links.indexOf(event.target) + step];
  if (next === undefined) return undefined;
  event.preventDefault();
  next.focus();
  return next.dataset.assetLink;
}

export interface AssetListProps {
  list: KeysetList<AssetJson>;
  selection: AssetSelection;
  /** Whoever looks may change artwork. */
  selectable: boolean;
  onOpen: (asset: AssetJson) => void;
  onRemove?: ((asset: AssetJson) => void) | undefined;
}

function Rows({ list, selection, width, ...card }: AssetListProps & { width: number }) {
  const columns = columnsFor(width);
  const cardWidth = (width - gap * (columns - 1)) / columns;
  const rows = useVirtualRows<HTMLUListElement>({
    count: Math.ceil(list.items.length / columns),
    estimate: cardWidth + captionHeight + gap,
    overscan: 3,
    onEnd: list.loadMore,
  });
  return (
    <ul
      ref={rows.ref}
      aria-label="Artwork"
      className="relative"
      style={{ height: rows.totalSize }}
      onKeyDown={(event) => {
        const moved = moveFocus(event, columns);
        if (moved !== undefined) selection.onMove(moved, event);
      }}
    >
      {rows.rows.flatMap((row) =>
        list.items.slice(row.index * columns, (row.index + 1) * columns).map((asset, column) => (
          <li
            key={asset.id}
            ref={column === 0 ? rows.measure : undefined}
            data-index={row.index}
            aria-setsize={list.hasMore ? -1 : list.items.length}
            aria-posinset={row.index * columns + column + 1}
            className="absolute top-0 left-0"
            style={{
              width: cardWidth,
              paddingBottom: gap,
              transform: `translate(${column * (cardWidth + gap)}px, ${row.offset}px)`,
            }}
          >
            <AssetCard asset={asset} selection={selection} {...card} />
          </li>
        )),
      )}
    </ul>
  );
}

/** Artwork as cards; only the rows in sight are drawn. */
export function AssetGrid(props: AssetListProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={ref}>
      {width === 0 ? null : <Rows key={columnsFor(width)} width={width} {...props} />}
      {props.list.loadingMore ? (
        <div className="flex h-16 items-center justify-center text-ink-3">
          <Spinner label="Loading more" />
        </div>
      ) : null}
    </div>
  );
}

/** Cards being loaded, in the size of the real ones. */
export function AssetGridSkeleton() {
  return (
    <div
      role="status"
      aria-label="Loading artwork"
      className="grid gap-3 [grid-template-columns:repeat(auto-fill,minmax(8.25rem,1fr))] sm:[grid-template-columns:repeat(auto-fill,minmax(10.75rem,1fr))]"
    >
      {Array.from({ length: 12 }, (_, index) => index).map((index) => (
        <div key={index} className="overflow-hidden rounded-lg border border-line bg-raised">
          <Skeleton className="aspect-square rounded-none" />
          <div className="flex flex-col gap-2 p-3">
            <Skeleton className="h-3.5 w-3/4" />
            <Skeleton className="h-3 w-1/2" />
          </div>
        </div>
      ))}
    </div>
  );
}
