"use client";

import { useState } from "react";
import { capitalize } from "@/components/collections/collection-words";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";

/** No value begins with a space. */
const usual = " usual";

/** A setting in words: one of those that are suggested, or others, or what is usual. */
export function WordField({
  label,
  value,
  fallback,
  suggestions,
  most,
  disabled,
  hint,
  onChange,
}: {
  label: string;
  /** Undefined: what is usual. */
  value: string | undefined;
  /** What is usual. */
  fallback: string;
  suggestions: readonly string[];
  /** Characters at most. */
  most: number;
  disabled: boolean;
  hint?: string;
  onChange: (value: string | undefined) => void;
}) {
  const [text, setText] = useState("");
  const wanted = text.trim().slice(0, most);
  const known = value === undefined || suggestions.includes(value) ? suggestions : [value, ...suggestions];
  const found = known.filter((word) => word.toLowerCase().includes(wanted.toLowerCase()));
  const isKnown = known.some((word) => word.toLowerCase() === wanted.toLowerCase());
  return (
    <Field label={label} hint={hint}>
      <Combobox
        disabled={disabled}
        value={value ?? usual}
        onSearch={setText}
        searchPlaceholder="Find or type your own…"
        options={[
          ...(wanted === "" ? [{ value: usual, label: `${capitalize(fallback)} (usual)` }] : []),
          ...found.map((word) => ({ value: word, label: capitalize(word) })),
          ...(wanted === "" || isKnown ? [] : [{ value: wanted, label: `Use “${wanted}”` }]),
        ]}
        onValueChange={(next) => {
          setText("");
          onChange(next === usual ? undefined : next);
        }}
      />
    </Field>
  );
}
