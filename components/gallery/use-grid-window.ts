"use client";

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Order } from "@/components/ui/list-selection";
import { afterTimelyFrames } from "@/components/ui/timely-frames";
import { findRange, type GridLayout, growRange, type Range } from "./grid-layout";
import { createFlight } from "./scroll-flight";

/** Rows drawn above and below the window. */
const overscanRows = 2;
/** About so many tiles are drawn anew at once, at least one row. */
const tilesAStep = 8;

export interface GridWindow {
  ref: RefObject<HTMLUListElement | null>;
  /** What is drawn. */
  range: Range;
  /** The window is passing over rows too fast to be seen: nothing is drawn anew or asked of the server for them. */
  isFlying: boolean;
  /** The first one in sight. */
  topIndex: number;
  pageRows: number;
  /** Brings a tile into sight; where it is already nothing moves. */
  reveal: (index: number) => void;
  /** Puts a tile's row at the top of the window. */
  jumpTo: (index: number) => void;
}

interface View {
  range: Range;
  /** What `range` grows to. */
  target: Range;
  isFlying: boolean;
  topIndex: number;
}

const none: Range = { from: 0, to: 0 };
const isSame = (one: Range, other: Range) => one.from === other.from && one.to === other.to;

const page = () => document.documentElement;
/** Height of what sticks to the top of the window while the page scrolls, px. */
const headPx = 56;

/** `drawn` on its way to `target`, by what a frame can take. */
function grow(drawn: Range, target: Range, columns: number): Range {
  if (isSame(drawn, target)) return drawn;
  return growRange(drawn, target, Math.max(1, Math.floor(tilesAStep / columns)) * columns);
}

/**
 * Which part of a long grid is drawn while the page scrolls. Tiles have one size, so this is arithmetic; React only hears
 * of it when another row comes into sight. What is at the top stays there when rows come before it or columns change.
 */
export function useGridWindow(layout: GridLayout, order: Order): GridWindow {
  const ref = useRef<HTMLUListElement>(null);
  const [view, setView] = useState<View>({ range: none, target: none, isFlying: false, topIndex: 0 });
  const latest = useRef({ layout, order });
  const top = useRef<{ id: string; rowOffset: number } | null>(null);
  const [flight] = useState(createFlight);

  const offset = useCallback(() => -(ref.current?.getBoundingClientRect().top ?? 0), []);
  const update = useCallback(
    (isFlying: boolean, { isLaidOutAnew = false, first = none } = {}) => {
      const { layout: grid, order: list } = latest.current;
      const above = offset();
      const wanted = findRange(grid, Math.max(0, above), window.innerHeight, overscanRows);
      const row = Math.max(0, Math.floor((above + headPx) / grid.cell.height));
      const topIndex = Math.min(Math.max(0, grid.count - 1), row * grid.columns);
      const id = list.ids[topIndex];
      top.current = id === undefined || above <= 0 ? null : { id, rowOffset: above - row * grid.cell.height };
      const next = (before: View, target: Range): Range => {
        // Other columns move every tile; most of them are there already.
        if (isLaidOutAnew && before.range.to > 0) return target;
        const isFar = before.range.to <= target.from || before.range.from >= target.to;
        if (isFar && first.to > 0) return first;
        // What is still missing of a target that stays comes by and by.
        return isSame(before.target, target) ? before.range : grow(before.range, target, grid.columns);
      };
      setView((before) => {
        const target = isFlying ? before.target : wanted;
        const range = isFlying ? before.range : next(before, target);
        if (
          isSame(before.range, range) &&
          isSame(before.target, target) &&
          before.isFlying === isFlying &&
          before.topIndex === topIndex
        ) {
          return before;
        }
        return { range, target, isFlying, topIndex };
      });
    },
    [offset],
  );

  useLayoutEffect(() => {
    const hasOtherColumns = latest.current.layout.columns !== layout.columns;
    latest.current = { layout, order };
    const kept = top.current;
    const index = kept === null ? undefined : order.indexOf.get(kept.id);
    if (kept !== null && index !== undefined) {
      const wanted = Math.floor(index / layout.columns) * layout.cell.height + kept.rowOffset;
      const by = wanted - offset();
      if (Math.abs(by) > 1) page().scrollTop += by;
    }
    update(false, { isLaidOutAnew: hasOtherColumns });
  }, [layout, order, offset, update]);

  const { range, target, isFlying } = view;
  useEffect(() => {
    if (isFlying || isSame(range, target)) return;
    // A frame between two belongs to the pictures of the rows that came before.
    return afterTimelyFrames({ count: 2, most: 8 }, () =>
      setView((now) =>
        now.isFlying ? now : { ...now, range: grow(now.range, now.target, latest.current.layout.columns) },
      ),
    );
  }, [range, target, isFlying]);

  useEffect(() => {
    const onScroll = () => update(flight.follow(page().scrollTop, () => update(false)));
    const onResize = () => update(false);
    flight.land(page().scrollTop);
    document.addEventListener("scroll", onScroll, { passive: true });
    window.addEventListener("resize", onResize);
    return () => {
      flight.land(0);
      document.removeEventListener("scroll", onScroll);
      window.removeEventListener("resize", onResize);
    };
  }, [update, flight]);

  const jumpTo = useCallback(
    (index: number) => {
      const { layout: grid } = latest.current;
      const rowTop = Math.floor(index / grid.columns) * grid.cell.height;
      page().scrollTop += rowTop - offset() - headPx;
    },
    [offset],
  );
  const reveal = useCallback(
    (index: number) => {
      const { layout: grid } = latest.current;
      const rowTop = Math.floor(index / grid.columns) * grid.cell.height - offset();
      const below = rowTop + grid.cell.height - window.innerHeight + grid.gap;
      const by = rowTop < headPx ? rowTop - headPx : Math.max(below, 0);
      if (by === 0) return;
      page().scrollTop += by;
      // However far it is: the tile has to be there for the focus to go on to, its row before all others.
      flight.land(page().scrollTop);
      const from = index - (index % grid.columns);
      update(false, { first: { from, to: Math.min(grid.count, from + grid.columns) } });
    },
    [offset, flight, update],
  );
  const pageRows =
    typeof window === "undefined" ? 1 : Math.max(1, Math.floor((window.innerHeight - headPx) / layout.cell.height));
  return { ref, range, isFlying, topIndex: view.topIndex, pageRows, reveal, jumpTo };
}
