"use client";

import { createContext, type ReactNode, use } from "react";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { NumberField, type NumberFieldProps } from "@/components/ui/number-field";

/** A titled part of the inspector. */
export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2.5 border-line border-b px-4 py-3.5 last:border-b-0">
      <div className="flex min-h-5 items-center justify-between gap-2">
        <h2 className="text-sm">{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

export function Row({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cn("grid grid-cols-2 gap-x-3 gap-y-2.5", className)}>{children}</div>;
}

export interface NumberRowProps extends Omit<NumberFieldProps, "onValueChange" | "size" | "aria-label"> {
  label: string;
  onValueChange: (value: number) => void;
  whenEmpty?: number;
  /** The selected elements have different ones: none is shown. */
  mixed?: boolean;
}

/** A labelled number that always has a value; emptied, it stays as it was unless `whenEmpty` says otherwise. */
export function NumberRow({ label, value, onValueChange, whenEmpty, mixed = false, ...props }: NumberRowProps) {
  return (
    <Field label={label} className="gap-1">
      <NumberField
        size="sm"
        value={mixed ? undefined : value}
        placeholder={mixed ? "Mixed" : undefined}
        onValueChange={(next) => {
          if (next !== undefined) onValueChange(next);
          else if (whenEmpty !== undefined) onValueChange(whenEmpty);
        }}
        {...props}
      />
    </Field>
  );
}

/** What lengths are shown and typed in; they are stored in mm. */
export type LengthUnit = "mm" | "in";

const Unit = createContext<LengthUnit>("mm");

export function LengthUnitProvider({ unit, children }: { unit: LengthUnit; children: ReactNode }) {
  return <Unit value={unit}>{children}</Unit>;
}

const mmAnInch = 25.4;

/** A labelled length: all numbers in and out are mm, what is shown is in the unit in use. */
export function LengthRow({
  value,
  onValueChange,
  min,
  max,
  step = 1,
  whenEmpty,
  ...props
}: Omit<NumberRowProps, "unit" | "precision">) {
  const unit = use(Unit);
  if (unit === "mm") return <NumberRow {...{ ...props, value, onValueChange, min, max, step, whenEmpty }} unit="mm" />;
  const shown = (mm: number | undefined) => (mm === undefined ? undefined : mm / mmAnInch);
  return (
    <NumberRow
      {...props}
      unit="in"
      precision={4}
      step={step / 20}
      value={shown(value)}
      min={shown(min)}
      max={shown(max)}
      whenEmpty={shown(whenEmpty)}
      onValueChange={(next) => onValueChange(Math.round(next * mmAnInch * 1000) / 1000)}
    />
  );
}
