"use client";

import { type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import type { KeysetList } from "@/components/ui/keyset-list";
import { Spinner } from "@/components/ui/spinner";
import { useVirtualRows } from "@/components/ui/virtual-list";
import type { DesignJson, StyleJson } from "@/lib/designs/schemas";
import { DesignCard } from "./design-card";

const gap = 16;
/** A card is never narrower, px. */
const narrowest = 148;
const preferred = 216;
/** Height of a card below its square picture, px. */
const captionHeight = 58;

function columnsFor(width: number): number {
  const wanted = width < 560 ? narrowest : preferred;
  return Math.max(1, Math.floor((width + gap) / (wanted + gap)));
}

/** Arrow keys move between the cards' links as the eye sees them. */
function moveFocus(event: KeyboardEvent<HTMLElement>, columns: number): void {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
  };
  const step = steps[event.key];
  if (step === undefined || !(event.target instanceof HTMLElement) || !event.target.matches("[data-card-link]")) return;
  const links = Array.from(event.currentTarget.querySelectorAll<HTMLElement>("[data-card-link]"));
  const next = links[links.indexOf(event.target) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

function useWidth() {
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
  return { ref, width };
}

function Rows({
  list,
  styles,
  editable,
  width,
}: {
  list: KeysetList<DesignJson>;
  styles: ReadonlyMap<string, StyleJson>;
  editable: boolean;
  width: number;
}) {
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
      aria-label="Designs"
      className="relative"
      style={{ height: rows.totalSize }}
      onKeyDown={(event) => moveFocus(event, columns)}
    >
      {rows.rows.flatMap((row) =>
        list.items.slice(row.index * columns, (row.index + 1) * columns).map((design, column) => (
          <li
            key={design.id}
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
            <DesignCard design={design} style={styles.get(design.styleVersionId)} editable={editable} />
          </li>
        )),
      )}
    </ul>
  );
}

/** All designs as cards; only the rows in sight are drawn. */
export function DesignGrid({
  list,
  styles,
  editable,
}: {
  list: KeysetList<DesignJson>;
  styles: ReadonlyMap<string, StyleJson>;
  editable: boolean;
}) {
  const { ref, width } = useWidth();
  return (
    <div ref={ref}>
      {width === 0 ? null : (
        <Rows key={columnsFor(width)} list={list} styles={styles} editable={editable} width={width} />
      )}
      {list.loadingMore ? (
        <div className="flex h-16 items-center justify-center text-ink-3">
          <Spinner label="Loading more" />
        </div>
      ) : null}
    </div>
  );
}
