"use client";

import { type RefObject, startTransition, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Order } from "@/components/ui/list-selection";
import { findRange, type GridLayout, type Range } from "./grid-layout";

/** Rows drawn above and below the window. */
const overscanRows = 2;
/** So many windows' heights between two frames are a jump, not a movement that an eye could follow. */
const jumpWindows = 1.2;
const settleMs = 90;

export interface GridWindow {
  ref: RefObject<HTMLUListElement | null>;
  range: Range;
  /** The window is passing over rows too fast to be seen: nothing is asked of the server for them. */
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
  isFlying: boolean;
  topIndex: number;
}

const page = () => document.documentElement;
/** Height of what sticks to the top of the window while the page scrolls, px. */
const headPx = 56;

/**
 * Which part of a long grid is drawn while the page scrolls. Tiles have one size, so this is arithmetic; React only hears
 * of it when another row comes into sight. What is at the top stays there when rows come before it or columns change.
 */
export function useGridWindow(layout: GridLayout, order: Order): GridWindow {
  const ref = useRef<HTMLUListElement>(null);
  const [view, setView] = useState<View>({ range: { from: 0, to: 0 }, isFlying: false, topIndex: 0 });
  const latest = useRef({ layout, order });
  const top = useRef<{ id: string; rowOffset: number } | null>(null);
  const flight = useRef<{ y: number; timer: ReturnType<typeof setTimeout> | undefined }>({ y: 0, timer: undefined });

  const offset = useCallback(() => -(ref.current?.getBoundingClientRect().top ?? 0), []);
  const update = useCallback(
    (isFlying: boolean) => {
      const { layout: grid, order: list } = latest.current;
      const above = offset();
      const range = findRange(grid, Math.max(0, above), window.innerHeight, overscanRows);
      const row = Math.max(0, Math.floor((above + headPx) / grid.cell.height));
      const topIndex = Math.min(Math.max(0, grid.count - 1), row * grid.columns);
      const id = list.ids[topIndex];
      top.current = id === undefined || above <= 0 ? null : { id, rowOffset: above - row * grid.cell.height };
      setView((before) => {
        const isSame =
          before.range.from === range.from &&
          before.range.to === range.to &&
          before.isFlying === isFlying &&
          before.topIndex === topIndex;
        return isSame ? before : { range, isFlying, topIndex };
      });
    },
    [offset],
  );

  useLayoutEffect(() => {
    latest.current = { layout, order };
    const kept = top.current;
    const index = kept === null ? undefined : order.indexOf.get(kept.id);
    if (kept !== null && index !== undefined) {
      const wanted = Math.floor(index / layout.columns) * layout.cell.height + kept.rowOffset;
      const by = wanted - offset();
      if (Math.abs(by) > 1) page().scrollTop += by;
    }
    update(false);
  }, [layout, order, offset, update]);

  useEffect(() => {
    const state = flight.current;
    const onScroll = () => {
      const { scrollTop } = page();
      const isJump = Math.abs(scrollTop - state.y) > window.innerHeight * jumpWindows;
      state.y = scrollTop;
      if (isJump || state.timer !== undefined) {
        clearTimeout(state.timer);
        state.timer = setTimeout(() => {
          state.timer = undefined;
          // A window full of tiles is drawn in slices, so that the next movement does not wait for it.
          startTransition(() => update(false));
        }, settleMs);
      }
      update(state.timer !== undefined);
    };
    const onResize = () => update(false);
    document.addEventListener("scroll", onScroll, { passive: true });
    window.addEventListener("resize", onResize);
    return () => {
      clearTimeout(state.timer);
      document.removeEventListener("scroll", onScroll);
      window.removeEventListener("resize", onResize);
    };
  }, [update]);

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
      if (rowTop < headPx) page().scrollTop += rowTop - headPx;
      else if (below > 0) page().scrollTop += below;
    },
    [offset],
  );
  const pageRows =
    typeof window === "undefined" ? 1 : Math.max(1, Math.floor((window.innerHeight - headPx) / layout.cell.height));
  return { ref, ...view, pageRows, reveal, jumpTo };
}
