"use client";

import { Check } from "lucide-react";
import { Select as Primitive } from "radix-ui";
import type { RefObject } from "react";
import { cn } from "./cn";
import { floatingPanel, menuItem } from "./menu-styles";
import { AtBody, type Place, PlaceHolder } from "./popup";
import type { SelectOption } from "./select";

export interface SelectListProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  value: string;
  onValueChange: (value: string) => void;
  options: readonly SelectOption[];
  place: Place;
  trigger: RefObject<HTMLElement | null>;
  label: string | undefined;
}

/** The open list of a `Select`. */
export function SelectList({
  open,
  onOpenChange,
  value,
  onValueChange,
  options,
  place,
  trigger,
  label,
}: SelectListProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange} value={value} onValueChange={onValueChange}>
      <AtBody>
        <Primitive.Trigger asChild>
          <PlaceHolder place={place} />
        </Primitive.Trigger>
      </AtBody>
      <Primitive.Portal>
        <Primitive.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            trigger.current?.focus({ preventScroll: true });
          }}
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
