"use client";

import {
  type FocusEvent,
  Fragment,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { cn } from "./cn";
import type { KeysetList } from "./keyset-list";
import { firstWorthy, rescueFocus } from "./lost-focus";
import { Skeleton } from "./skeleton";
import { Spinner } from "./spinner";
import { useVirtualRows } from "./virtual-list";

/** Sizes of a grid, px. */
interface CardGridSizes {
  gap: number;
  /** A card is never narrower in a narrow grid. */
  narrow: number;
  /** The same in a wide one. */
  wide: number;
  /** Height of a card below its square picture. */
  caption: number;
}

/** From here on a grid is wide, px. */
const wideFrom = 560;

function columnsFor(width: number, { gap, narrow, wide }: CardGridSizes): number {
  return Math.max(1, Math.floor((width + gap) / ((width < wideFrom ? narrow : wide) + gap)));
}

/** Arrow keys move between the cards' links (`data-card-link`) as the eye sees them; answers the link they moved to. */
function moveFocus(event: KeyboardEvent<HTMLElement>, columns: number): HTMLElement | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
  };
  const step = steps[event.key];
  if (step === undefined || !(event.target instanceof HTMLElement) || !event.target.matches("[data-card-link]"))
    return undefined;
  const links = Array.from(event.currentTarget.querySelectorAll<HTMLElement>("[data-card-link]"));
  const next = links[links.indexOf(event.target) + step];
  if (next === undefined) return undefined;
  event.preventDefault();
  next.focus();
  return next;
}

/** When the card that has the focus goes away, the one that comes into its place has it. */
function useKeptFocus(items: readonly { id: string }[]): (event: FocusEvent<HTMLElement>) => void {
  const focused = useRef<{ id: string; index: number; grid: HTMLElement } | null>(null);
  useEffect(() => {
    const kept = focused.current;
    if (kept === null || items.some(({ id }) => id === kept.id)) return;
    focused.current = null;
    const index = Math.min(kept.index, items.length - 1);
    rescueFocus(() => {
      const card = kept.grid.querySelector(`[aria-posinset="${index + 1}"]`);
      return card === null ? undefined : firstWorthy([card]);
    });
  }, [items]);
  return (event) => {
    const card = event.target.closest<HTMLElement>("li[aria-posinset]");
    if (card === null || !event.currentTarget.contains(card)) return;
    const index = Number(card.ariaPosInSet) - 1;
    const id = items[index]?.id;
    focused.current = id === undefined ? null : { id, index, grid: event.currentTarget };
  };
}

interface CardGridProps<Item> {
  list: KeysetList<Item>;
  "aria-label": string;
  sizes: CardGridSizes;
  renderCard: (item: Item) => ReactNode;
  /** A key moved the focus to another card's link. */
  onMove?: (link: HTMLElement, event: KeyboardEvent<HTMLElement>) => void;
}

function Rows<Item extends { id: string }>({
  list,
  sizes,
  width,
  renderCard,
  onMove,
  ...aria
}: CardGridProps<Item> & { width: number }) {
  const columns = columnsFor(width, sizes);
  const cardWidth = (width - sizes.gap * (columns - 1)) / columns;
  const rows = useVirtualRows<HTMLUListElement>({
    count: Math.ceil(list.items.length / columns),
    estimate: cardWidth + sizes.caption + sizes.gap,
    overscan: 3,
    onEnd: list.loadMore,
  });
  const keepFocus = useKeptFocus(list.items);
  return (
    <ul
      ref={rows.ref}
      aria-label={aria["aria-label"]}
      className="relative"
      style={{ height: rows.totalSize }}
      onFocus={keepFocus}
      onKeyDown={(event) => {
        const moved = moveFocus(event, columns);
        if (moved !== undefined) onMove?.(moved, event);
      }}
    >
      {rows.rows.map((row) => (
        <Fragment key={row.index}>
          {list.items.slice(row.index * columns, (row.index + 1) * columns).map((item, column) => (
            <li
              key={item.id}
              ref={column === 0 ? rows.measure : undefined}
              data-index={row.index}
              aria-setsize={list.hasMore ? -1 : list.items.length}
              aria-posinset={row.index * columns + column + 1}
              className="absolute top-0 left-0"
              style={{
                width: cardWidth,
                paddingBottom: sizes.gap,
                transform: `translate(${column * (cardWidth + sizes.gap)}px, ${row.offset}px)`,
              }}
            >
              {renderCard(item)}
            </li>
          ))}
        </Fragment>
      ))}
    </ul>
  );
}

/** A long list as cards with a square picture; only the rows in sight are drawn. */
export function CardGrid<Item extends { id: string }>(props: CardGridProps<Item>) {
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
      {width === 0 ? null : <Rows key={columnsFor(width, props.sizes)} {...props} width={width} />}
      {props.list.loadingMore ? (
        <div className="flex h-16 items-center justify-center text-ink-3">
          <Spinner label="Loading more" />
        </div>
      ) : null}
    </div>
  );
}

/** Cards being loaded, in the size of the real ones, which `className` says as grid columns and gap. */
export function CardGridSkeleton({
  count,
  className,
  ...aria
}: {
  count: number;
  "aria-label": string;
  className: string;
}) {
  return (
    <div role="status" aria-label={aria["aria-label"]} className={cn("grid", className)}>
      {Array.from({ length: count }, (_, index) => index).map((index) => (
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
