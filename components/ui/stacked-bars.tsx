"use client";

import { useState } from "react";
import { cn } from "./cn";

export interface BarSeries {
  id: string;
  label: string;
}

export interface StackedBar {
  id: string;
  /** Stands below the first, the middle and the last bar, and above the values of the bar that is pointed at. */
  label: string;
  /** One a series, none negative. */
  values: readonly number[];
}

export interface StackedBarsProps {
  series: readonly BarSeries[];
  bars: readonly StackedBar[];
  format: (value: number) => string;
  /** What the chart says, in a sentence, for those who do not see it; a table beside it has the figures. */
  label: string;
  className?: string;
}

/** Series beyond these share the last colour. */
const colors = [
  "var(--chart-1)",
  "var(--chart-2)",
  "var(--chart-3)",
  "var(--chart-4)",
  "var(--chart-5)",
  "var(--chart-6)",
];

export function seriesColor(index: number): string {
  return colors[Math.min(index, colors.length - 1)] ?? "var(--chart-6)";
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** The next of 1, 2, 2.5, 5 times a power of ten. */
function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= value) ?? 10;
  return step * power;
}

/** Columns of stacked parts over time, with the values of the one that is pointed at. */
export function StackedBars({ series, bars, format, label, className }: StackedBarsProps) {
  const [pointed, setPointed] = useState<string | null>(null);
  const top = roundUp(Math.max(0, ...bars.map((bar) => sum(bar.values))));
  const current = bars.find((bar) => bar.id === pointed);
  const at = current === undefined ? -1 : bars.indexOf(current);
  const first = bars[0];
  const middle = bars.length > 8 ? bars[Math.floor((bars.length - 1) / 2)] : undefined;
  const last = bars.length > 1 ? bars[bars.length - 1] : undefined;
  return (
    <div role="img" aria-label={label} className={cn("relative flex flex-col gap-1.5", className)}>
      <div className="relative h-44 pl-14">
        {[1, 0.5, 0].map((share) => (
          <div
            key={share}
            className="absolute inset-x-0 flex items-center gap-2"
            style={{ top: `calc(${(1 - share) * 100}% - 0.5rem)` }}
          >
            <span className="w-12 shrink-0 text-right text-2xs text-ink-3 tabular-nums">{format(top * share)}</span>
            <span className={cn("h-px flex-1", share === 0 ? "bg-line-strong" : "bg-line")} />
          </div>
        ))}
        <div className="relative flex h-full items-end gap-px" onPointerLeave={() => setPointed(null)}>
          {bars.map((bar) => (
            <div
              key={bar.id}
              onPointerEnter={() => setPointed(bar.id)}
              className={cn(
                "flex h-full min-w-0 flex-1 flex-col-reverse items-stretch px-px",
                bar.id === pointed && "bg-hover",
              )}
            >
              {bar.values.map((value, index) =>
                value <= 0 ? null : (
                  <span
                    key={series[index]?.id ?? index}
                    className="mx-auto w-full max-w-8 border-surface border-t first:rounded-b-none last:rounded-t-xs"
                    style={{ height: `max(2px, ${(value / top) * 100}%)`, backgroundColor: seriesColor(index) }}
                  />
                ),
              )}
            </div>
          ))}
        </div>
        {current === undefined ? null : (
          <div
            className="pointer-events-none absolute top-0 z-10 min-w-36 rounded-md border border-line-strong bg-raised px-2.5 py-2 text-xs shadow-md"
            style={at < bars.length / 2 ? { right: 0 } : { left: "3.5rem" }}
          >
            <p className="mb-1 flex justify-between gap-4 font-medium">
              <span>{current.label}</span>
              <span className="tabular-nums">{format(sum(current.values))}</span>
            </p>
            {series.map((part, index) =>
              (current.values[index] ?? 0) === 0 ? null : (
                <p key={part.id} className="flex items-center justify-between gap-4 text-ink-2">
                  <SeriesMark index={index} label={part.label} />
                  <span className="tabular-nums">{format(current.values[index] ?? 0)}</span>
                </p>
              ),
            )}
          </div>
        )}
      </div>
      <div className="flex justify-between pl-14 text-2xs text-ink-3 tabular-nums">
        <span>{first?.label}</span>
        <span>{middle?.label}</span>
        <span>{last?.label}</span>
      </div>
    </div>
  );
}

/** A series' colour with its name, for legends. */
export function SeriesMark({ index, label }: { index: number; label: string }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      <span aria-hidden="true" className="size-2 shrink-0 rounded-xs" style={{ backgroundColor: seriesColor(index) }} />
      <span className="truncate">{label}</span>
    </span>
  );
}
