"use client";

import { unstable_OneTimePasswordField as Primitive } from "radix-ui";
import { useFieldControl } from "./field";

export interface CodeFieldProps {
  value: string;
  onValueChange: (value: string) => void;
  /** Called when the last digit is in. */
  onComplete?: (value: string) => void;
  length?: number;
  autoFocus?: boolean;
  disabled?: boolean;
  "aria-label": string;
}

/** A one-time code of digits, one box each; takes a pasted code whole and offers the one from a message. */
export function CodeField({
  value,
  onValueChange,
  onComplete,
  length = 6,
  autoFocus = false,
  disabled = false,
  ...aria
}: CodeFieldProps) {
  const control = useFieldControl({});
  return (
    <Primitive.Root
      {...aria}
      value={value}
      onValueChange={onValueChange}
      onAutoSubmit={onComplete}
      autoSubmit={false}
      autoFocus={autoFocus}
      disabled={disabled}
      autoComplete="one-time-code"
      validationType="numeric"
      className="flex gap-1.5"
    >
      {Array.from({ length }, (_, index) => index).map((index) => (
        <Primitive.Input
          key={index}
          id={index === 0 ? control.id : undefined}
          aria-invalid={control["aria-invalid"]}
          aria-describedby={control["aria-describedby"]}
          className="control-box size-10 text-center font-medium text-lg tabular-nums"
        />
      ))}
      <Primitive.HiddenInput name="code" />
    </Primitive.Root>
  );
}
