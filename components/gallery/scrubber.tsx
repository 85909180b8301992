"use client";

import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import type { Order } from "@/components/ui/list-selection";
import { dayOfId, findMonths } from "./grid-layout";

/** Names of months do not stand closer than this part of the rail. */
const marksApart = 0.045;

/**
 * A rail at the window's edge to jump along a long list: it says where one is, and while it is dragged which day that is.
 * Keys move by single assets, a hundredth of the list, and to its ends.
 */
export function Scrubber({
  order,
  index,
  total,
  byTime,
  onJump,
}: {
  order: Order;
  /** The first one in sight. */
  index: number;
  total: number;
  byTime: boolean;
  onJump: (index: number) => void;
}) {
  const rail = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const count = order.ids.length;
  const marks = useMemo(() => (byTime ? findMonths(order.ids, marksApart) : []), [order, byTime]);
  const shown = dragged ?? index;
  const id = order.ids[shown];
  const day = byTime && id !== undefined ? dayOfId(id) : null;
  const place = `${(shown + 1).toLocaleString("en")} of ${total.toLocaleString("en")}`;
  const at = count <= 1 ? 0 : shown / (count - 1);

  const follow = (event: PointerEvent) => {
    const box = rail.current?.getBoundingClientRect();
    if (box === undefined) return;
    const part = Math.min(1, Math.max(0, (event.clientY - box.top) / box.height));
    const target = Math.round(part * (count - 1));
    setDragged(target);
    onJump(target);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const leap = Math.max(1, Math.round(count / 100));
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: index + leap,
      ArrowUp: index - leap,
      PageDown: index + leap * 10,
      PageUp: index - leap * 10,
      Home: 0,
      End: count - 1,
    };
    const target = steps[event.key];
    if (target === undefined) return;
    event.preventDefault();
    onJump(Math.min(count - 1, Math.max(0, target)));
  };
  return (
    <div
      className={cn(
        "group/rail fixed top-[max(4rem,8dvh)] right-0 bottom-6 z-15 w-4 touch-none select-none sm:w-6",
        dragged !== null && "is-dragged",
      )}
    >
      <div
        ref={rail}
        role="slider"
        tabIndex={0}
        aria-label="Place in the gallery"
        aria-orientation="vertical"
        aria-valuemin={1}
        aria-valuemax={count}
        aria-valuenow={index + 1}
        aria-valuetext={day === null ? place : `${day}, ${place}`}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          follow(event);
        }}
        onPointerMove={(event) => {
          if (dragged !== null) follow(event);
        }}
        onPointerUp={() => setDragged(null)}
        onPointerCancel={() => setDragged(null)}
        className="relative h-full cursor-ns-resize rounded-sm"
      >
        <span
          aria-hidden="true"
          className="absolute inset-y-0 right-1.5 w-px bg-line-strong opacity-0 transition-opacity group-hover/rail:opacity-100 group-focus-within/rail:opacity-100 group-[.is-dragged]/rail:opacity-100"
        />
        <span
          aria-hidden="true"
          className="absolute right-1 h-9 w-1 -translate-y-1/2 rounded-full bg-control transition-[width,background-color] group-hover/rail:w-1.5 group-hover/rail:bg-ink-2 group-[.is-dragged]/rail:w-1.5 group-[.is-dragged]/rail:bg-accent"
          style={{ top: `${at * 100}%` }}
        />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute right-5 flex -translate-y-1/2 items-baseline gap-2 whitespace-nowrap rounded-sm bg-tooltip px-2 py-1 text-white text-xs opacity-0 shadow-md transition-opacity group-focus-within/rail:opacity-100 group-[.is-dragged]/rail:opacity-100"
          style={{ top: `${at * 100}%` }}
        >
          {day === null ? null : <span className="font-medium">{day}</span>}
          <span className="tabular-nums opacity-80">{place}</span>
        </span>
        {marks.map((mark) => (
          <span
            key={mark.label}
            aria-hidden="true"
            className="pointer-events-none absolute right-5 -translate-y-1/2 whitespace-nowrap rounded-xs bg-surface/90 px-1 text-2xs text-ink-2 opacity-0 transition-opacity group-hover/rail:opacity-100 group-[.is-dragged]/rail:opacity-0"
            style={{ top: `${mark.at * 100}%` }}
          >
            {mark.label}
          </span>
        ))}
      </div>
    </div>
  );
}
