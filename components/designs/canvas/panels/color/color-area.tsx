"use client";

import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { describeColor, type Hsva, toHex } from "./convert-color";

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

const within = (value: number) => Math.min(1, Math.max(0, value));

/** Saturation across, brightness upwards: by pointer, or with the arrow keys (with Shift ten times as far). */
export function ColorArea({ color, onChange }: { color: Hsva; onChange: (color: Hsva) => void }) {
  const area = useRef<HTMLDivElement>(null);
  const choose = (event: PointerEvent) => {
    const box = area.current?.getBoundingClientRect();
    if (box === undefined) return;
    const s = within((event.clientX - box.left) / box.width);
    onChange({ ...color, s, v: within(1 - (event.clientY - box.top) / box.height) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const size = event.shiftKey ? 0.1 : 0.01;
    onChange({ ...color, s: within(color.s + step[0] * size), v: within(color.v + step[1] * size) });
  };
  const opaque = toHex({ ...color, a: 1 });
  return (
    <div
      ref={area}
      role="slider"
      tabIndex={0}
      aria-label="Saturation and brightness"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(color.s * 100)}
      aria-valuetext={`Saturation ${Math.round(color.s * 100)} %, brightness ${Math.round(color.v * 100)} %, ${describeColor(opaque)}`}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        choose(event);
      }}
      onPointerMove={(event) => event.buttons === 1 && choose(event)}
      className="relative h-36 w-full cursor-crosshair touch-none rounded-md"
      style={{
        background: `linear-gradient(to top, #000, transparent), linear-gradient(to right, #fff, ${toHex({ h: color.h, s: 1, v: 1, a: 1 })})`,
      }}
    >
      <span
        aria-hidden="true"
        className="absolute size-3.5 -translate-x-1/2 translate-y-1/2 rounded-full border-2 border-white shadow-[0_0_0_1px_rgb(0_0_0/0.5)]"
        style={{ left: `${color.s * 100}%`, bottom: `${color.v * 100}%`, backgroundColor: opaque }}
      />
    </div>
  );
}
