"use client";

import { ToggleGroup } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";

export interface Segment<Value extends string> {
  value: Value;
  label: string;
  icon?: ReactNode;
  /** Shows the symbol alone; the label is read out. */
  iconOnly?: boolean;
}

export interface SegmentedControlProps<Value extends string> {
  /** Undefined: none of them. */
  value: Value | undefined;
  onValueChange: (value: Value) => void;
  options: readonly Segment<Value>[];
  "aria-label": string;
  size?: "sm" | "md";
  className?: string;
}

/** One of two to five views or modes, switched at once. */
export function SegmentedControl<Value extends string>({
  value,
  onValueChange,
  options,
  size = "md",
  className,
  ...aria
}: SegmentedControlProps<Value>) {
  const choose = (next: string) => {
    const option = options.find((candidate) => candidate.value === next);
    if (option) onValueChange(option.value);
  };
  return (
    <ToggleGroup.Root
      {...aria}
      type="single"
      value={value ?? ""}
      onValueChange={choose}
      className={cn("inline-flex max-w-full gap-0.5 overflow-x-auto rounded-md bg-neutral-soft p-0.5", className)}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          aria-label={option.iconOnly === true ? option.label : undefined}
          className={cn(
            "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-sm px-2.5 text-ink-2 text-xs transition-colors hover:text-ink focus-visible:-outline-offset-2 data-[state=on]:bg-raised data-[state=on]:font-medium data-[state=on]:text-ink data-[state=on]:shadow-sm [&_svg]:size-3.5",
            size === "sm" ? "h-6 pointer-coarse:h-8" : "h-7 pointer-coarse:h-9",
            option.iconOnly === true && "px-1.5",
          )}
        >
          {option.icon}
          {option.iconOnly === true ? null : option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
