"use client";

import { Slot } from "radix-ui";
import { type ReactElement, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { Kbd } from "./kbd";

type Side = "top" | "right" | "bottom" | "left";

export interface TooltipProps {
  content: ReactNode;
  /** Keys that do the same, shown beside the text: `["mod", "K"]`. */
  keys?: readonly string[] | undefined;
  side?: Side | undefined;
  children: ReactElement;
}

const openDelayMs = 350;
/** After one tooltip the next one opens at once for this long. */
const skipDelayMs = 150;
/** Time to move the pointer from the control onto its tooltip. */
const closeDelayMs = 100;
const gapPx = 6;
const marginPx = 8;

let closedAt = Number.NEGATIVE_INFINITY;
let closeOther: () => void = () => {};

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

const opposite: Readonly<Record<Side, Side>> = { top: "bottom", bottom: "top", left: "right", right: "left" };

/** Where a panel stands beside its anchor, px of the window: on the other side where there is no room, never cut off. */
export function placeBeside(
  anchor: Box,
  panel: { width: number; height: number },
  side: Side,
  frame: { width: number; height: number },
) {
  const middleX = anchor.left + (anchor.width - panel.width) / 2;
  const middleY = anchor.top + (anchor.height - panel.height) / 2;
  const places: Record<Side, { left: number; top: number }> = {
    top: { left: middleX, top: anchor.top - gapPx - panel.height },
    bottom: { left: middleX, top: anchor.top + anchor.height + gapPx },
    left: { left: anchor.left - gapPx - panel.width, top: middleY },
    right: { left: anchor.left + anchor.width + gapPx, top: middleY },
  };
  const fits = (at: Side) => {
    const { left, top } = places[at];
    return at === "top" || at === "bottom"
      ? top >= marginPx && top + panel.height <= frame.height - marginPx
      : left >= marginPx && left + panel.width <= frame.width - marginPx;
  };
  const { left, top } = places[fits(side) || !fits(opposite[side]) ? side : opposite[side]];
  const within = (value: number, size: number, room: number) =>
    Math.max(marginPx, Math.min(value, room - marginPx - size));
  return { left: within(left, panel.width, frame.width), top: within(top, panel.height, frame.height) };
}

interface PanelProps {
  id: string;
  anchor: HTMLElement;
  side: Side;
  children: ReactNode;
  onPointerEnter: () => void;
  onPointerLeave: () => void;
  onClose: () => void;
}

function Panel({ id, anchor, side, children, onPointerEnter, onPointerLeave, onClose }: PanelProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  useLayoutEffect(() => {
    const panel = ref.current;
    if (panel === null) return;
    const size = { width: panel.offsetWidth, height: panel.offsetHeight };
    setPlace(placeBeside(anchor.getBoundingClientRect(), size, side, { width: innerWidth, height: innerHeight }));
  }, [anchor, side]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => event.key === "Escape" && onClose();
    document.addEventListener("keydown", onKeyDown, true);
    window.addEventListener("scroll", onClose, true);
    return () => {
      document.removeEventListener("keydown", onKeyDown, true);
      window.removeEventListener("scroll", onClose, true);
    };
  }, [onClose]);
  return createPortal(
    <div
      ref={ref}
      id={id}
      role="tooltip"
      onPointerEnter={onPointerEnter}
      onPointerLeave={onPointerLeave}
      style={place ?? { left: 0, top: 0, visibility: "hidden" }}
      className="fade-in-0 fixed z-70 flex w-max max-w-72 animate-in items-center gap-2 rounded-sm bg-tooltip px-2 py-1 text-white text-xs shadow-md"
    >
      {children}
    </div>,
    document.body,
  );
}

/** A short description of the control it wraps. It never carries anything that is not reachable otherwise. */
export function Tooltip({ content, keys, side = "top", children }: TooltipProps) {
  const id = useId();
  const anchor = useRef<HTMLElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [open, setOpen] = useState(false);
  const [close] = useState(() => () => {
    clearTimeout(timer.current);
    setOpen((before) => {
      if (before) closedAt = performance.now();
      return false;
    });
  });
  const show = () => {
    if (closeOther !== close) closeOther();
    closeOther = close;
    setOpen(true);
  };
  const showAfter = (delayMs: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(show, delayMs);
  };
  const closeSoon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(close, closeDelayMs);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <>
      <Slot.Root
        ref={anchor}
        aria-describedby={open ? id : undefined}
        onPointerEnter={(event) => {
          if (event.pointerType === "touch") return;
          if (open) clearTimeout(timer.current);
          else showAfter(performance.now() - closedAt < skipDelayMs ? 0 : openDelayMs);
        }}
        onPointerLeave={closeSoon}
        onPointerDown={close}
        onClick={close}
        onFocus={(event) => event.currentTarget.matches(":focus-visible") && show()}
        onBlur={close}
      >
        {children}
      </Slot.Root>
      {open && anchor.current !== null ? (
        <Panel
          id={id}
          anchor={anchor.current}
          side={side}
          onPointerEnter={() => clearTimeout(timer.current)}
          onPointerLeave={closeSoon}
          onClose={close}
        >
          {content}
          {keys ? <Kbd keys={keys} tone="inverse" /> : null}
        </Panel>
      ) : null}
    </>
  );
}
