"use client";

import { RadioGroup } from "radix-ui";
import { useId } from "react";
import { Label } from "@/components/ui/label";

/** Longest side of the drawn shape, px. */
const side = 18;

function Shape({ ratio }: { ratio: string }) {
  const [width = 1, height = 1] = ratio.split(":").map(Number);
  const scale = side / Math.max(width, height);
  return (
    <span
      aria-hidden="true"
      className="rounded-[2px] border-[1.5px] border-current"
      style={{ width: Math.round(width * scale), height: Math.round(height * scale) }}
    />
  );
}

/** The shape of the pictures, drawn. */
export function RatioField({
  value,
  fallback,
  ratios,
  disabled,
  onChange,
}: {
  value: string | undefined;
  fallback: string;
  ratios: readonly string[];
  disabled: boolean;
  onChange: (value: string) => void;
}) {
  const labelId = useId();
  const current = value ?? fallback;
  const shown = ratios.includes(current) ? ratios : [current, ...ratios];
  return (
    <div className="flex flex-col gap-1.5">
      <Label id={labelId}>Shape</Label>
      <RadioGroup.Root
        aria-labelledby={labelId}
        value={current}
        disabled={disabled}
        onValueChange={onChange}
        className="flex flex-wrap gap-1.5"
      >
        {shown.map((ratio) => (
          <RadioGroup.Item
            key={ratio}
            value={ratio}
            aria-label={ratio}
            className="flex h-14 w-13 flex-col items-center justify-end gap-1 rounded-md border border-line-strong bg-raised pb-1 text-ink-3 transition-colors hover:border-control disabled:cursor-not-allowed disabled:opacity-60 data-[state=checked]:border-accent-text data-[state=checked]:bg-accent-soft data-[state=checked]:text-accent-text"
          >
            <span className="grid flex-1 place-items-center pt-1.5">
              <Shape ratio={ratio} />
            </span>
            <span className="text-2xs tabular-nums">{ratio}</span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  );
}
