"use client";

import { Check, ChevronDown } from "lucide-react";
import { Select as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field";
import { controlSizes } from "./input";
import { floatingPanel, menuItem } from "./menu-styles";

export interface SelectOption<Value extends string = string> {
  value: Value;
  label: string;
  /** A second line in the list, not shown in the closed field. */
  description?: string;
  icon?: ReactNode;
  disabled?: boolean;
}

export interface SelectProps<Value extends string> {
  value: Value | undefined;
  onValueChange: (value: Value) => void;
  options: readonly SelectOption<Value>[];
  placeholder?: string;
  size?: "sm" | "md" | "lg";
  disabled?: boolean;
  name?: string;
  "aria-label"?: string;
  className?: string;
}

/** One of a few known options. For many, or to search, use `Combobox`. */
export function Select<Value extends string>({
  value,
  onValueChange,
  options,
  placeholder = "Choose…",
  size = "md",
  disabled,
  name,
  className,
  ...aria
}: SelectProps<Value>) {
  const control = useFieldControl({});
  const choose = (next: string) => {
    const option = options.find((candidate) => candidate.value === next);
    if (option) onValueChange(option.value);
  };
  const current = options.find((option) => option.value === value);
  return (
    <Primitive.Root value={value ?? ""} onValueChange={choose} disabled={disabled} name={name}>
      <Primitive.Trigger
        {...control}
        {...aria}
        className={cn(
          "control-box inline-flex w-full min-w-0 items-center justify-between gap-2 px-2.5 text-left data-[placeholder]:text-ink-3",
          controlSizes[size],
          className,
        )}
      >
        <span className="flex min-w-0 items-center gap-2 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-3">
          {current?.icon}
          <span className="truncate">
            <Primitive.Value placeholder={placeholder}>{current?.label}</Primitive.Value>
          </span>
        </span>
        <ChevronDown aria-hidden="true" className="size-3.5 shrink-0 text-ink-3" />
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className={cn(
            floatingPanel,
            "max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) max-w-88 overflow-hidden",
          )}
        >
          <Primitive.Viewport className="p-1">
            {options.map((option) => (
              <Primitive.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled}
                className={cn(menuItem, "pr-8")}
              >
                {option.icon}
                <span className="flex min-w-0 flex-col">
                  <Primitive.ItemText>{option.label}</Primitive.ItemText>
                  {option.description === undefined ? null : (
                    <span className="text-ink-3 text-xs">{option.description}</span>
                  )}
                </span>
                <Primitive.ItemIndicator className="absolute right-2">
                  <Check className="text-accent-text!" />
                </Primitive.ItemIndicator>
              </Primitive.Item>
            ))}
          </Primitive.Viewport>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
