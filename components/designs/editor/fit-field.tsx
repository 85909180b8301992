"use client";

import { Field } from "@/components/ui/field";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { ImageDraft } from "./draft";

type Fit = NonNullable<ImageDraft["content"]["fit"]>;

const fits = [
  { value: "contain", label: "Whole" },
  { value: "cover", label: "Fill the box" },
  { value: "fill", label: "Stretch" },
] as const;

/** How a picture meets its box; undefined where several pictures do it differently. */
export function FitField({ value, onValueChange }: { value: Fit | undefined; onValueChange: (fit: Fit) => void }) {
  return (
    <Field label="Fit" className="gap-1">
      <SegmentedControl aria-label="Fit" size="sm" value={value} onValueChange={onValueChange} options={fits} />
    </Field>
  );
}
