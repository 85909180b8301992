"use client";

import { observeElementOffset, useVirtualizer, type VirtualItem, type Virtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";

/** The element that scrolls around `element`; the page itself where no ancestor does. */
function findScroller(element: HTMLElement | null): HTMLElement | null {
  for (let parent = element?.parentElement ?? null; parent !== null; parent = parent.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(parent).overflowY)) return parent;
  }
  return document.documentElement;
}

/** Reports how far is scrolled. The page's own scrolling is an event of the document, not of its element. */
function observeOffset(
  virtualizer: Virtualizer<HTMLElement, HTMLElement>,
  report: (offset: number, isScrolling: boolean) => void,
): (() => void) | undefined {
  const element = virtualizer.scrollElement;
  if (element === null || element !== document.documentElement) return observeElementOffset(virtualizer, report);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onScroll = () => {
    report(element.scrollTop, true);
    clearTimeout(timer);
    timer = setTimeout(() => report(element.scrollTop, false), virtualizer.options.isScrollingResetDelay);
  };
  report(element.scrollTop, false);
  document.addEventListener("scroll", onScroll, { passive: true });
  return () => {
    clearTimeout(timer);
    document.removeEventListener("scroll", onScroll);
  };
}

export interface VirtualRows<Container extends HTMLElement> {
  ref: RefObject<Container | null>;
  /** Height of all rows, px. */
  totalSize: number;
  /** Rows to draw, each with its offset from the top of the list. */
  rows: readonly (VirtualItem & { offset: number })[];
  measure: (element: HTMLElement | null) => void;
  scrollToIndex: (index: number) => void;
}

export interface VirtualRowsOptions {
  count: number;
  /** Height of a row before it is measured, px. */
  estimate: number;
  overscan?: number;
  /** Called when the last rows come near. */
  onEnd?: () => void;
}

/** Draws only the rows in sight of whatever scrolls around the list, so that 10,000 feel like ten. */
export function useVirtualRows<Container extends HTMLElement>({
  count,
  estimate,
  overscan = 10,
  onEnd,
}: VirtualRowsOptions): VirtualRows<Container> {
  const ref = useRef<Container>(null);
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const list = ref.current;
    const scroller = findScroller(list);
    if (list === null || scroller === null) return;
    const update = () =>
      setMargin(
        list.getBoundingClientRect().top -
          scroller.getBoundingClientRect().top +
          (scroller === document.documentElement ? 0 : scroller.scrollTop),
      );
    update();
    const observer = new ResizeObserver(update);
    observer.observe(scroller);
    return () => observer.disconnect();
  }, []);
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count,
    getScrollElement: () => findScroller(ref.current),
    estimateSize: () => estimate,
    overscan,
    scrollMargin: margin,
    observeElementOffset: observeOffset,
    initialRect: { width: 1200, height: 900 },
  });
  const items = virtualizer.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? -1;
  const atEnd = count > 0 && lastIndex >= count - 1 - overscan;
  useEffect(() => {
    if (atEnd) onEnd?.();
  }, [atEnd, onEnd]);
  return {
    ref,
    totalSize: virtualizer.getTotalSize(),
    rows: items.map((item) => ({ ...item, offset: item.start - margin })),
    measure: virtualizer.measureElement,
    scrollToIndex: virtualizer.scrollToIndex,
  };
}

export interface VirtualListProps<Item> {
  items: readonly Item[];
  itemKey: (item: Item) => string;
  renderItem: (item: Item, index: number) => ReactNode;
  /** Height of an item before it is measured, px. */
  estimate: number;
  onEnd?: () => void;
  "aria-label": string;
  className?: string;
}

/** A long list of anything; screen readers hear the true number of items. */
export function VirtualList<Item>({
  items,
  itemKey,
  renderItem,
  estimate,
  onEnd,
  className,
  ...aria
}: VirtualListProps<Item>) {
  const list = useVirtualRows<HTMLUListElement>({ count: items.length, estimate, onEnd });
  return (
    <ul ref={list.ref} {...aria} className={className} style={{ height: list.totalSize, position: "relative" }}>
      {list.rows.map((row) => {
        const item = items[row.index];
        if (item === undefined) return null;
        return (
          <li
            key={itemKey(item)}
            ref={list.measure}
            data-index={row.index}
            aria-setsize={items.length}
            aria-posinset={row.index + 1}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${row.offset}px)` }}
          >
            {renderItem(item, row.index)}
          </li>
        );
      })}
    </ul>
  );
}
