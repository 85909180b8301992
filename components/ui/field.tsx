"use client";

import { createContext, type ReactNode, useContext, useId, useMemo } from "react";
import { cn } from "./cn";
import { Label } from "./label";

interface FieldContextValue {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
}

const FieldContext = createContext<FieldContextValue | null>(null);

export interface FieldProps {
  label: ReactNode;
  /** One sentence of help below the label's control. */
  hint?: ReactNode;
  /** What is wrong and how to put it right; takes the hint's place for sighted users, both are announced. */
  error?: string | undefined;
  required?: boolean;
  /** Says "optional" beside the label. */
  optional?: boolean;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  /** Something at the right end of the label's line, such as a link. */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** Label, control, hint and error as one; the control inside finds its id and its descriptions by itself. */
export function Field({
  label,
  hint,
  error,
  required = false,
  optional = false,
  hideLabel = false,
  aside,
  className,
  children,
}: FieldProps) {
  const id = useId();
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  const errorId = error === undefined ? undefined : `${id}-error`;
  const describedBy = [errorId, hintId].filter((part) => part !== undefined).join(" ") || undefined;
  const context = useMemo(
    () => ({ id, describedBy, invalid: error !== undefined, required }),
    [id, describedBy, error, required],
  );
  return (
    <FieldContext value={context}>
      <div className={cn("flex min-w-0 flex-col gap-1.5", className)}>
        <div className={cn("flex items-baseline justify-between gap-2", hideLabel && "sr-only")}>
          <Label htmlFor={id}>
            {label}
            {optional ? <span className="ml-1.5 font-normal text-ink-3 text-xs">optional</span> : null}
          </Label>
          {aside}
        </div>
        {children}
        {error === undefined ? null : (
          <p id={errorId} className="text-danger-text text-xs" role="alert">
            {error}
          </p>
        )}
        {hint === undefined ? null : (
          <p id={hintId} className={cn("text-ink-3 text-xs", error !== undefined && "sr-only")}>
            {hint}
          </p>
        )}
      </div>
    </FieldContext>
  );
}

interface ControlProps {
  id?: string | undefined;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: boolean | "true" | "false" | "grammar" | "spelling" | undefined;
  "aria-required"?: boolean | "true" | "false" | undefined;
}

/** Attributes that tie a control to the `Field` around it; what the caller gave wins. */
export function useFieldControl(props: ControlProps): ControlProps {
  const field = useContext(FieldContext);
  if (field === null) return {};
  return {
    id: props.id ?? field.id,
    "aria-describedby": props["aria-describedby"] ?? field.describedBy,
    "aria-invalid": props["aria-invalid"] ?? (field.invalid || undefined),
    "aria-required": props["aria-required"] ?? (field.required || undefined),
  };
}
