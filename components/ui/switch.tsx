"use client";

import { Switch as Primitive } from "radix-ui";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./cn";
import { Label } from "./label";

export interface SwitchProps extends Omit<ComponentProps<typeof Primitive.Root>, "children"> {
  label?: ReactNode;
  description?: ReactNode;
}

/** On or off, at once: for settings that need no "Save". Without `label` give it an `aria-label`. */
export function Switch({ label, description, className, id, ...props }: SwitchProps) {
  const ownId = useId();
  const switchId = id ?? ownId;
  const control = (
    <Primitive.Root
      id={switchId}
      aria-describedby={description === undefined ? undefined : `${switchId}-description`}
      className="relative inline-flex h-4.5 w-8 shrink-0 items-center rounded-full bg-control transition-colors before:absolute before:-inset-1 disabled:cursor-not-allowed disabled:opacity-50 data-[state=checked]:bg-accent"
      {...props}
    >
      <Primitive.Thumb className="size-3.5 translate-x-0.5 rounded-full bg-white shadow-sm transition-transform duration-150 data-[state=checked]:translate-x-4" />
    </Primitive.Root>
  );
  if (label === undefined) return control;
  return (
    <div className={cn("flex items-start justify-between gap-4", className)}>
      <div className="flex min-w-0 flex-col">
        <Label htmlFor={switchId}>{label}</Label>
        {description === undefined ? null : (
          <span id={`${switchId}-description`} className="text-ink-3 text-xs">
            {description}
          </span>
        )}
      </div>
      <span className="flex h-5 items-center">{control}</span>
    </div>
  );
}
