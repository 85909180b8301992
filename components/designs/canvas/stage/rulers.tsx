"use client";

import { type PointerEvent, useRef } from "react";
import { useEditor, useEditorState, useEditorStore } from "@/components/designs/canvas/editor-context";
import { pxPerMm, toMm } from "@/components/designs/canvas/model/view";
import type { Gesture } from "./gesture";
import { addGuide, startGuideMove } from "./guide-gesture";

export const rulerPx = 20;

interface Tick {
  px: number;
  label: string | null;
}

/** Marks of a ruler: numbered ones at least 56 px apart, and four or five between them. */
function ticksOf(origin: number, length: number, pxPerUnit: number): Tick[] {
  const steps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
  const step = steps.find((each) => each * pxPerUnit >= 56) ?? 10_000;
  const minor = step / 5;
  const ticks: Tick[] = [];
  const first = Math.ceil(-origin / (minor * pxPerUnit));
  const last = Math.floor((length - origin) / (minor * pxPerUnit));
  for (let index = first; index <= last && ticks.length < 1000; index += 1) {
    const isMajor = index % 5 === 0;
    const value = (index / 5) * step;
    ticks.push({ px: origin + index * minor * pxPerUnit, label: isMajor ? String(Number(value.toFixed(2))) : null });
  }
  return ticks;
}

/** A ruler in mm or inches; a guide is drawn out of it. */
function Ruler({ axis }: { axis: "x" | "y" }) {
  const store = useEditorStore();
  const { options } = useEditor();
  const view = useEditorState((state) => state.view);
  const viewport = useEditorState((state) => state.viewport);
  const running = useRef<Gesture | null>(null);
  const isTop = axis === "x";
  const unit = view.zoom * pxPerMm * (options.unit === "mm" ? 1 : 25.4);
  const ticks = ticksOf(isTop ? view.x : view.y, isTop ? viewport.width : viewport.height, unit);

  // The stage begins right of and below the rulers.
  const read = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const px = { x: event.clientX - (isTop ? box.left : box.right), y: event.clientY - (isTop ? box.bottom : box.top) };
    return { px, mm: toMm(store.getState().view, px), shift: false, alt: false, mod: false };
  };
  return (
    <svg
      aria-hidden="true"
      className={`absolute touch-none bg-surface text-ink-3 ${isTop ? "top-0 right-0 left-5 h-5 cursor-row-resize border-line border-b" : "top-5 bottom-0 left-0 w-5 cursor-col-resize border-line border-r"}`}
      style={isTop ? { width: viewport.width, height: rulerPx } : { height: viewport.height, width: rulerPx }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        // A guide out of the upper ruler lies, one out of the left ruler stands.
        const at = read(event);
        running.current = startGuideMove(store, addGuide(store, isTop ? "y" : "x", isTop ? at.mm.y : at.mm.x));
      }}
      onPointerMove={(event) => running.current?.move(read(event))}
      onPointerUp={(event) => {
        running.current?.end(read(event), true);
        running.current = null;
      }}
      onPointerCancel={() => {
        running.current?.cancel();
        running.current = null;
      }}
    >
      {ticks.map(({ px, label }) =>
        isTop ? (
          <g key={px}>
            <line x1={px} x2={px} y1={label === null ? 15 : 9} y2="20" stroke="currentColor" strokeOpacity="0.6" />
            {label === null ? null : (
              <text x={px + 3} y="10" fontSize="9" fill="currentColor">
                {label}
              </text>
            )}
          </g>
        ) : (
          <g key={px}>
            <line y1={px} y2={px} x1={label === null ? 15 : 9} x2="20" stroke="currentColor" strokeOpacity="0.6" />
            {label === null ? null : (
              <text transform={`translate(9 ${px - 3}) rotate(-90)`} fontSize="9" fill="currentColor">
                {label}
              </text>
            )}
          </g>
        ),
      )}
    </svg>
  );
}

export function Rulers() {
  const { options, setOption } = useEditor();
  return (
    <>
      <Ruler axis="x" />
      <Ruler axis="y" />
      <button
        type="button"
        onClick={() => setOption("unit", options.unit === "mm" ? "in" : "mm")}
        aria-label={options.unit === "mm" ? "Measure in inches" : "Measure in millimetres"}
        className="absolute top-0 left-0 grid size-5 place-items-center border-line border-r border-b bg-surface text-[9px] text-ink-3 hover:text-ink"
      >
        {options.unit}
      </button>
    </>
  );
}
