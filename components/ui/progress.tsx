"use client";

import { Progress as Primitive } from "radix-ui";
import { cn } from "./cn";

export interface ProgressProps {
  /** 0 to 100; `null` while nobody knows how far it is. */
  value: number | null;
  label: string;
  className?: string;
}

/** How far a piece of work is. */
export function Progress({ value, label, className }: ProgressProps) {
  const bounded = value === null ? null : Math.min(100, Math.max(0, value));
  return (
    <Primitive.Root
      value={bounded}
      aria-label={label}
      className={cn("h-1 w-full overflow-hidden rounded-full bg-neutral-soft", className)}
    >
      {bounded === null ? (
        <Primitive.Indicator className="h-full w-1/3 animate-indeterminate rounded-full bg-accent" />
      ) : (
        <Primitive.Indicator
          className="h-full w-full origin-left rounded-full bg-accent transition-transform duration-300"
          style={{ transform: `scaleX(${bounded / 100})` }}
        />
      )}
    </Primitive.Root>
  );
}
