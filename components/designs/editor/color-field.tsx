"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

export interface ColorFieldProps {
  label: string;
  /** `#rrggbb` or `#rrggbbaa`; undefined: none. */
  value: string | undefined;
  onValueChange: (value: string | undefined) => void;
  /** The colour may be left out. */
  optional?: boolean;
}

/** Reads `#abc`, `abcdef`, `#aabbccdd`. */
export function parseColor(text: string): string | undefined {
  const digits = text.trim().replace(/^#/, "").toLowerCase();
  if (/^[0-9a-f]{3}$/.test(digits)) return `#${[...digits].map((digit) => digit + digit).join("")}`;
  return /^(?:[0-9a-f]{6}|[0-9a-f]{8})$/.test(digits) ? `#${digits}` : undefined;
}

/** A colour: picked or typed. */
export function ColorField({ label, value, onValueChange, optional = false }: ColorFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && typed !== "" && parseColor(typed) === undefined;
  const commit = () => {
    if (typed === null) return;
    const parsed = parseColor(typed);
    if (parsed !== undefined) onValueChange(parsed);
    else if (typed.trim() === "" && optional) onValueChange(undefined);
    setTyped(null);
  };
  return (
    <Field label={label} error={wrong ? "Six digits, like #1f2937" : undefined} className="gap-1">
      <Input
        size="sm"
        value={typed ?? value ?? ""}
        placeholder="None"
        spellCheck={false}
        autoComplete="off"
        maxLength={9}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
          if (event.key === "Escape") setTyped(null);
        }}
        leading={
          <input
            type="color"
            aria-label={`Pick: ${label.toLowerCase()}`}
            value={(value ?? "#ffffff").slice(0, 7)}
            onChange={(event) => onValueChange(event.target.value)}
            className="size-4.5 cursor-pointer appearance-none rounded-xs border border-line-strong bg-transparent p-0 [&::-moz-color-swatch]:border-0 [&::-webkit-color-swatch-wrapper]:p-0 [&::-webkit-color-swatch]:rounded-xs [&::-webkit-color-swatch]:border-0"
          />
        }
      />
    </Field>
  );
}
