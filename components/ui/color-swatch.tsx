"use client";

import { Check } from "lucide-react";
import { RadioGroup } from "radix-ui";
import { cn } from "./cn";

/** A colour as a chip; decorative, its name stands beside it. */
export function ColorSwatch({ color, className }: { color: string; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cn("inline-block size-4 shrink-0 rounded-sm border border-line-strong", className)}
      style={{ backgroundColor: color }}
    />
  );
}

export interface ColorOption {
  /** sRGB hex, `#1f1c19`. */
  color: string;
  name: string;
}

export interface ColorSwatchesProps {
  value: string | undefined;
  onValueChange: (color: string) => void;
  options: readonly ColorOption[];
  "aria-label": string;
  className?: string;
}

function isDark(color: string): boolean {
  const value = Number.parseInt(color.slice(1, 7), 16);
  return (((value >> 16) & 255) * 299 + ((value >> 8) & 255) * 587 + (value & 255) * 114) / 1000 < 140;
}

/** One colour out of a few; arrow keys move between them. */
export function ColorSwatches({ value, onValueChange, options, className, ...aria }: ColorSwatchesProps) {
  return (
    <RadioGroup.Root
      {...aria}
      value={value ?? ""}
      onValueChange={onValueChange}
      className={cn("flex flex-wrap gap-1.5", className)}
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.color}
          value={option.color}
          aria-label={option.name}
          title={option.name}
          className="grid size-6 place-items-center rounded-sm border border-control transition-transform data-[state=checked]:ring-2 data-[state=checked]:ring-accent-text data-[state=checked]:ring-offset-2 data-[state=checked]:ring-offset-raised pointer-coarse:size-9"
          style={{ backgroundColor: option.color }}
        >
          <RadioGroup.Indicator>
            <Check className={cn("size-3.5", isDark(option.color) ? "text-white" : "text-black")} strokeWidth={3} />
          </RadioGroup.Indicator>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
