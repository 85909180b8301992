"use client";

import type { ReactNode } from "react";
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

/** A labelled number that always has a value; emptied, it stays as it was unless `whenEmpty` says otherwise. */
export function NumberRow({
  label,
  value,
  onValueChange,
  whenEmpty,
  ...props
}: Omit<NumberFieldProps, "onValueChange" | "size" | "aria-label"> & {
  label: string;
  onValueChange: (value: number) => void;
  whenEmpty?: number;
}) {
  return (
    <Field label={label} className="gap-1">
      <NumberField
        size="sm"
        value={value}
        onValueChange={(next) => {
          if (next !== undefined) onValueChange(next);
          else if (whenEmpty !== undefined) onValueChange(whenEmpty);
        }}
        {...props}
      />
    </Field>
  );
}
