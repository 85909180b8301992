"use client";

import {
  type KeyboardEvent,
  type MouseEvent,
  type Ref,
  useCallback,
  useDeferredValue,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
} from "react";
import type { Order } from "@/components/ui/list-selection";
import type { ListSelection } from "@/components/ui/use-list-selection";
import { GalleryCell } from "./gallery-cell";
import { GhostRows } from "./ghost-rows";
import { type GridIntent, readIntent } from "./grid-keys";
import { layOutGrid, moveByKey, placeOf } from "./grid-layout";
import { Scrubber } from "./scrubber";
import { useGridWindow } from "./use-grid-window";
import { usePrefetchedBlocks } from "./use-prefetched-blocks";
import { useWidth } from "./use-width";

export interface GridHandle {
  /** Brings a tile into sight and puts the keyboard's focus on it. */
  focus: (id: string) => void;
}

export interface GalleryGridProps {
  ref: Ref<GridHandle>;
  order: Order;
  /** All there are, while only the first are in `order`. */
  total: number | null;
  selection: ListSelection;
  /** Whoever looks may change assets. */
  editable: boolean;
  /** A tile is not narrower than this, px. */
  least: number;
  /** The tile that keys act on. */
  active: string | null;
  onActive: (id: string | null) => void;
  onOpen: (id: string) => void;
  onCompare: (id: string) => void;
  onMenu: (id: string, at: { left: number; top: number }) => void;
  onRemove: (() => void) | undefined;
  /** Sorted by time, so that places in it have a date. */
  byTime: boolean;
}

const idOf = (target: EventTarget) =>
  target instanceof HTMLElement ? target.closest<HTMLElement>("[data-asset]")?.dataset.asset : undefined;

/** Tens of thousands of assets as squares: only those in sight exist. */
export function GalleryGrid(props: GalleryGridProps) {
  const { order, selection, editable, active, onActive, onCompare, onMenu, onRemove } = props;
  const { ref: box, width } = useWidth();
  const layout = useMemo(
    () => layOutGrid({ width, count: order.ids.length, least: props.least, caption: true }),
    [width, order, props.least],
  );
  const grid = useGridWindow(layout, order);
  const { reveal } = grid;
  usePrefetchedBlocks(order, grid.range, grid.isFlying);
  const latest = useRef({ props, selection });
  useEffect(() => {
    latest.current = { props, selection };
  });

  /** The focus follows once the tile has been drawn. */
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const tile = grid.ref.current?.querySelector<HTMLElement>(`[data-asset="${wanted.current}"]`);
    const { activeElement } = document;
    // Whoever went on to somewhere else meanwhile stays there.
    const isElsewhere = activeElement !== document.body && grid.ref.current?.contains(activeElement) === false;
    if (tile == null && !isElsewhere) return;
    wanted.current = null;
    if (!isElsewhere) tile?.focus({ preventScroll: true });
  });
  const focus = useCallback(
    (id: string) => {
      const index = order.indexOf.get(id);
      if (index === undefined) return;
      wanted.current = id;
      onActive(id);
      reveal(index);
    },
    [order, reveal, onActive],
  );
  useImperativeHandle(props.ref, () => ({ focus }), [focus]);

  const open = useCallback((id: string, event: MouseEvent<HTMLButtonElement>) => {
    const { props: now, selection: chosen } = latest.current;
    if (event.altKey) {
      event.preventDefault();
      return now.onCompare(id);
    }
    if (now.editable && chosen.onClick(id, event)) return now.onActive(id);
    now.onActive(id);
    now.onOpen(id);
  }, []);
  const toggle = useCallback((id: string, event: MouseEvent<HTMLButtonElement>) => {
    const { props: now, selection: chosen } = latest.current;
    if (event.shiftKey) chosen.reach(id);
    else chosen.toggle(id);
    now.onActive(id);
  }, []);

  const act = (intent: Exclude<GridIntent, { kind: "move" }>, id: string, target: EventTarget): boolean => {
    switch (intent.kind) {
      case "toggle":
        if (editable) selection.toggle(id);
        return editable;
      case "reach":
        if (editable) selection.reach(id);
        return editable;
      case "remove":
        if (editable) onRemove?.();
        return editable;
      case "compare":
        onCompare(id);
        return true;
      case "menu": {
        const place = target instanceof HTMLElement ? target.getBoundingClientRect() : undefined;
        if (place !== undefined) onMenu(id, { left: place.left + 12, top: place.top + 12 });
        return true;
      }
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const id = idOf(event.target);
    const index = id === undefined ? undefined : order.indexOf.get(id);
    const intent = readIntent(event);
    if (id === undefined || index === undefined || intent === null) return;
    if (intent.kind === "move") {
      const target = moveByKey(event.key, index, layout, grid.pageRows);
      const next = target === undefined ? undefined : order.ids[target];
      if (next === undefined) return;
      if (intent.extends && editable) selection.reachFrom(id, next);
      focus(next);
    } else if (!act(intent, id, event.target)) return;
    event.preventDefault();
  };

  const start = active === null ? undefined : order.indexOf.get(active);
  // The tile that Tab reaches is the active one, or while that is far away the first in sight.
  const entry = start !== undefined && start >= grid.range.from && start < grid.range.to ? active : null;
  const large = layout.cell.width - layout.gap > 250;
  const shown = order.ids.slice(grid.range.from, grid.range.to);
  const firstInSight = order.ids[Math.max(grid.topIndex, grid.range.from)];
  // What is drawn out of sight is marked after what is seen: selecting all of them answers at once.
  const marked = useDeferredValue(selection.ids);
  const sight = { from: grid.topIndex, to: grid.topIndex + (grid.pageRows + 2) * layout.columns };
  const isSparse = grid.isFlying || grid.range.from > sight.from || grid.range.to < Math.min(sight.to, layout.count);
  return (
    <div ref={box} className="group/grid relative -mx-1" data-selecting={selection.ids.size > 0 ? "" : undefined}>
      {isSparse && layout.cell.height > 0 ? <GhostRows layout={layout} width={width} /> : null}
      <ul
        ref={grid.ref}
        aria-label="Generated assets"
        className="relative"
        style={{ height: layout.height }}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const id = idOf(event.target);
          if (id !== undefined && id !== active) onActive(id);
        }}
        onContextMenu={(event) => {
          const id = idOf(event.target);
          if (id === undefined) return;
          event.preventDefault();
          onActive(id);
          onMenu(id, { left: event.clientX, top: event.clientY });
        }}
      >
        {width === 0
          ? null
          : shown.map((id, at) => {
              const index = grid.range.from + at;
              const { left, top } = placeOf(layout, index);
              return (
                <li
                  key={id}
                  aria-setsize={props.total ?? -1}
                  aria-posinset={index + 1}
                  // A layer each: a picture that arrives is drawn alone, not with all that shares its squares of the page.
                  className="absolute contain-layout contain-size will-change-transform"
                  style={{
                    left,
                    top,
                    width: layout.cell.width,
                    height: layout.cell.height,
                    padding: layout.gap / 2,
                  }}
                >
                  <GalleryCell
                    id={id}
                    selected={
                      editable ? (index >= sight.from && index < sight.to ? selection.ids : marked).has(id) : undefined
                    }
                    tabbable={entry === null ? id === firstInSight : id === entry}
                    large={large}
                    caption={layout.caption}
                    onOpen={open}
                    onToggle={toggle}
                  />
                </li>
              );
            })}
      </ul>
      {layout.rows > grid.pageRows * 3 ? (
        <Scrubber
          order={order}
          index={grid.topIndex}
          total={props.total ?? order.ids.length}
          byTime={props.byTime}
          onJump={grid.jumpTo}
        />
      ) : null}
    </div>
  );
}
