"use client";

import { useState } from "react";
import { Input, type InputProps } from "./input";

export interface NumberFieldProps
  extends Omit<InputProps, "type" | "value" | "onChange" | "trailing" | "defaultValue" | "min" | "max" | "step"> {
  value: number | undefined;
  /** Called with a number within the bounds when one was entered; `undefined` when the field was emptied. */
  onValueChange: (value: number | undefined) => void;
  /** Shown behind the number: `mm`, `°`, `%`. */
  unit?: string;
  min?: number;
  max?: number;
  /** One press of an arrow key; Shift makes it ten. */
  step?: number;
  /** Decimals kept. */
  precision?: number;
}

function format(value: number | undefined, precision: number): string {
  return value === undefined ? "" : String(Number(value.toFixed(precision)));
}

/** Reads `12,5`, `12.5`, `12.5 mm`, and sums like `210/2` or `10+2.5`, which designers type into every other tool. */
export function parseNumber(text: string): number | undefined {
  const cleaned = text
    .replaceAll(",", ".")
    .replace(/[^\d.+\-*/() ]/g, "")
    .trim();
  const sum = /^(-?\d*\.?\d+)\s*([+\-*/])\s*(-?\d*\.?\d+)$/.exec(cleaned);
  if (sum) {
    const left = Number(sum[1]);
    const right = Number(sum[3]);
    const results: Readonly<Record<string, number>> = {
      "+": left + right,
      "-": left - right,
      "*": left * right,
      "/": left / right,
    };
    const result = results[sum[2] ?? ""];
    return result !== undefined && Number.isFinite(result) ? result : undefined;
  }
  if (!/^-?\d*\.?\d+$/.test(cleaned)) return undefined;
  return Number(cleaned);
}

/** A number with a unit: typed, summed, or stepped with the arrow keys; committed on Enter and on leaving. */
export function NumberField({
  value,
  onValueChange,
  unit,
  min = Number.NEGATIVE_INFINITY,
  max = Number.POSITIVE_INFINITY,
  step = 1,
  precision = 2,
  ...props
}: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const bound = (next: number) => Number(Math.min(max, Math.max(min, next)).toFixed(precision));
  const commit = () => {
    if (draft === null) return;
    setDraft(null);
    if (draft.trim() === "") {
      if (value !== undefined) onValueChange(undefined);
      return;
    }
    const parsed = parseNumber(draft);
    if (parsed !== undefined && bound(parsed) !== value) onValueChange(bound(parsed));
  };
  return (
    <Input
      {...props}
      inputMode="decimal"
      autoComplete="off"
      role="spinbutton"
      aria-valuenow={value}
      aria-valuetext={
        value === undefined ? "empty" : `${format(value, precision)}${unit === undefined ? "" : ` ${unit}`}`
      }
      aria-valuemin={Number.isFinite(min) ? min : undefined}
      aria-valuemax={Number.isFinite(max) ? max : undefined}
      value={draft ?? format(value, precision)}
      onChange={(event) => setDraft(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        if (event.key === "Escape") setDraft(null);
        if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
        event.preventDefault();
        const from = (draft === null ? value : parseNumber(draft)) ?? 0;
        setDraft(null);
        onValueChange(bound(from + (event.key === "ArrowUp" ? 1 : -1) * step * (event.shiftKey ? 10 : 1)));
      }}
      trailing={unit === undefined ? undefined : <span className="pr-1 text-ink-3 text-xs">{unit}</span>}
    />
  );
}
