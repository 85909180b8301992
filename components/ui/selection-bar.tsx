"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "./icon-button";

export interface SelectionBarProps {
  /** What is selected: "Selected products". */
  label: string;
  count: number;
  onClear: () => void;
  /** What can be done to it. */
  children: ReactNode;
}

/** How much of a list is selected, and what can be done to all of it. Stays in sight while the list scrolls. */
export function SelectionBar({ label, count, onClear, children }: SelectionBarProps) {
  return (
    <section
      aria-label={label}
      className="sticky top-2 z-20 flex flex-wrap items-center gap-0.5 rounded-lg border border-line-strong bg-raised px-2 py-1.5 shadow-md"
    >
      <p role="status" className="px-2 font-medium text-sm tabular-nums">
        {count.toLocaleString("en")} selected
      </p>
      {children}
      <IconButton
        size="sm"
        label="Clear selection"
        keys={["escape"]}
        icon={<X />}
        onClick={onClear}
        className="ml-auto"
      />
    </section>
  );
}
