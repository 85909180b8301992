"use client";

import { RadioGroup as Primitive } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field";

export interface RadioOption<Value extends string> {
  value: Value;
  label: ReactNode;
  description?: ReactNode;
  disabled?: boolean;
}

export interface RadioGroupProps<Value extends string> {
  value: Value | undefined;
  onValueChange: (value: Value) => void;
  options: readonly RadioOption<Value>[];
  /** `cards` frames every option, for choices that need an explanation. */
  look?: "plain" | "cards";
  "aria-label"?: string;
  className?: string;
}

/** One of a few options, all visible. */
export function RadioGroup<Value extends string>({
  value,
  onValueChange,
  options,
  look = "plain",
  className,
  ...aria
}: RadioGroupProps<Value>) {
  const groupId = useId();
  const control = useFieldControl({});
  const choose = (next: string) => {
    const option = options.find((candidate) => candidate.value === next);
    if (option) onValueChange(option.value);
  };
  return (
    <Primitive.Root
      {...control}
      {...aria}
      value={value ?? ""}
      onValueChange={choose}
      className={cn("flex flex-col", look === "cards" ? "gap-2" : "gap-1.5", className)}
    >
      {options.map((option) => {
        const id = `${groupId}-${option.value}`;
        return (
          <label
            key={option.value}
            htmlFor={id}
            className={cn(
              "flex items-start gap-2",
              look === "cards" &&
                "rounded-md border border-line-strong bg-raised px-3 py-2.5 transition-colors hover:border-control has-data-[state=checked]:border-accent-text has-data-[state=checked]:bg-accent-soft",
              option.disabled && "opacity-50",
            )}
          >
            <span className="flex h-5 items-center">
              <Primitive.Item
                id={id}
                value={option.value}
                disabled={option.disabled}
                className="grid size-4 place-items-center rounded-full border border-control bg-raised data-[state=checked]:border-accent data-[state=checked]:bg-accent"
              >
                <Primitive.Indicator className="size-1.5 rounded-full bg-white" />
              </Primitive.Item>
            </span>
            <span className="flex min-w-0 flex-col">
              <span className={cn("text-sm", look === "cards" && "font-medium")}>{option.label}</span>
              {option.description === undefined ? null : (
                <span className="text-ink-2 text-xs">{option.description}</span>
              )}
            </span>
          </label>
        );
      })}
    </Primitive.Root>
  );
}
