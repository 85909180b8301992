"use client";

import { useState } from "react";
import { Input, type InputProps } from "./input";
import { parseExpression } from "./parse-expression";

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

/** A number with a unit: typed, calculated (`10+5`, `1in`), or stepped with the arrow keys; committed on Enter and on leaving. */
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
  const parse = (text: string) => parseExpression(text, { unit, current: value });
  const commit = () => {
    if (draft === null) return;
    setDraft(null);
    if (draft.trim() === "") {
      if (value !== undefined) onValueChange(undefined);
      return;
    }
    const parsed = parse(draft);
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
        value === undefined
          ? (props.placeholder ?? "empty")
          : `${format(value, precision)}${unit === undefined ? "" : ` ${unit}`}`
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
        const from = (draft === null ? value : parse(draft)) ?? 0;
        setDraft(null);
        onValueChange(bound(from + (event.key === "ArrowUp" ? 1 : -1) * step * (event.shiftKey ? 10 : 1)));
      }}
      trailing={unit === undefined ? undefined : <span className="pr-1 text-ink-3 text-xs">{unit}</span>}
    />
  );
}
