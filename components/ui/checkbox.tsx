"use client";

import { Check, Minus } from "lucide-react";
import { Checkbox as Primitive } from "radix-ui";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./cn";
import { Label } from "./label";

export interface CheckboxProps extends Omit<ComponentProps<typeof Primitive.Root>, "children"> {
  label?: ReactNode;
  description?: ReactNode;
}

/** Yes or no, or "some of them" with `checked="indeterminate"`. Without `label` give it an `aria-label`. */
export function Checkbox({ label, description, className, id, ...props }: CheckboxProps) {
  const ownId = useId();
  const boxId = id ?? ownId;
  const box = (
    <Primitive.Root
      id={boxId}
      aria-describedby={description === undefined ? undefined : `${boxId}-description`}
      className={cn(
        "relative grid size-4 shrink-0 place-items-center rounded-xs border border-control bg-raised text-on-accent transition-colors before:absolute before:-inset-1 hover:border-ink-3 disabled:cursor-not-allowed disabled:opacity-50 data-[state=checked]:border-accent data-[state=indeterminate]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:bg-accent",
        label === undefined && className,
      )}
      {...props}
    >
      <Primitive.Indicator>
        {props.checked === "indeterminate" ? (
          <Minus className="size-3" strokeWidth={3} />
        ) : (
          <Check className="size-3" strokeWidth={3} />
        )}
      </Primitive.Indicator>
    </Primitive.Root>
  );
  if (label === undefined) return box;
  return (
    <div className={cn("flex items-start gap-2", className)}>
      <span className="flex h-5 items-center">{box}</span>
      <div className="flex min-w-0 flex-col">
        <Label htmlFor={boxId} className="font-normal">
          {label}
        </Label>
        {description === undefined ? null : (
          <span id={`${boxId}-description`} className="text-ink-3 text-xs">
            {description}
          </span>
        )}
      </div>
    </div>
  );
}
