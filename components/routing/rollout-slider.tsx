"use client";

import { NumberField } from "@/components/ui/number-field";
import { RangeInput } from "@/components/ui/range-input";

/** A share of designs, dragged or typed. */
export function RolloutSlider({ value, onValueChange }: { value: number; onValueChange: (value: number) => void }) {
  return (
    <div className="flex items-center gap-3">
      <RangeInput
        aria-label="Share of designs"
        step={1}
        value={value}
        aria-valuetext={`${value} percent of designs`}
        onChange={(event) => onValueChange(Number(event.target.value))}
      />
      <div className="w-24 shrink-0">
        <NumberField
          aria-label="Share in percent"
          unit="%"
          min={0}
          max={100}
          precision={0}
          value={value}
          onValueChange={(next) => onValueChange(next ?? 0)}
        />
      </div>
    </div>
  );
}
