import type { ComponentProps, CSSProperties } from "react";
import { cn } from "./cn";

const track =
  "[&::-webkit-slider-runnable-track]:h-1.5 [&::-webkit-slider-runnable-track]:rounded-full [&::-webkit-slider-runnable-track]:bg-[linear-gradient(to_right,var(--accent)_var(--filled),var(--line-strong)_var(--filled))] [&::-moz-range-track]:h-1.5 [&::-moz-range-track]:rounded-full [&::-moz-range-track]:bg-line-strong [&::-moz-range-progress]:h-1.5 [&::-moz-range-progress]:rounded-full [&::-moz-range-progress]:bg-accent";
const thumb =
  "[&::-webkit-slider-thumb]:-mt-[5px] [&::-webkit-slider-thumb]:size-4 [&::-webkit-slider-thumb]:appearance-none [&::-webkit-slider-thumb]:rounded-full [&::-webkit-slider-thumb]:border-2 [&::-webkit-slider-thumb]:border-accent [&::-webkit-slider-thumb]:bg-white [&::-webkit-slider-thumb]:shadow-sm [&::-moz-range-thumb]:size-3 [&::-moz-range-thumb]:rounded-full [&::-moz-range-thumb]:border-2 [&::-moz-range-thumb]:border-accent [&::-moz-range-thumb]:bg-white";

/** A number from 0 to 100 to be dragged, in the studio's colours on light and dark. It has a label of its own beside it. */
export function RangeInput({
  value,
  className,
  style,
  ...props
}: Omit<ComponentProps<"input">, "type" | "min" | "max" | "value"> & { value: number }) {
  return (
    <input
      {...props}
      type="range"
      min={0}
      max={100}
      value={value}
      style={{ ...style, "--filled": `${value}%` } as CSSProperties}
      className={cn(
        "h-8 min-w-0 flex-1 cursor-pointer appearance-none rounded-sm bg-transparent disabled:cursor-not-allowed disabled:opacity-50",
        track,
        thumb,
        className,
      )}
    />
  );
}
