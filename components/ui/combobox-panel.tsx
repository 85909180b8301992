"use client";

import { Command } from "cmdk";
import { Check } from "lucide-react";
import { Popover } from "radix-ui";
import type { RefObject } from "react";
import { cn } from "./cn";
import type { ComboboxProps } from "./combobox";
import { floatingPanel, menuItem } from "./menu-styles";
import { Spinner } from "./spinner";

export interface ComboboxPanelProps
  extends Pick<ComboboxProps, "value" | "onValueChange" | "options" | "onSearch" | "loading"> {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger: RefObject<HTMLButtonElement | null>;
  label: string;
  searchPlaceholder: string;
  emptyText: string;
}

/** The open search and list of a `Combobox`. */
export function ComboboxPanel({
  open,
  onOpenChange,
  trigger,
  label,
  value,
  onValueChange,
  options,
  searchPlaceholder,
  emptyText,
  onSearch,
  loading = false,
}: ComboboxPanelProps) {
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Anchor virtualRef={trigger} />
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          // The trigger closes by itself what it has opened.
          onInteractOutside={(event) => {
            if (event.target instanceof Node && trigger.current?.contains(event.target)) event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            trigger.current?.focus({ preventScroll: true });
          }}
          className={cn(floatingPanel, "w-(--radix-popover-trigger-width) min-w-56")}
        >
          <Command shouldFilter={onSearch === undefined} loop>
            <div className="flex items-center gap-2 border-line border-b px-3">
              <Command.Input
                placeholder={searchPlaceholder}
                onValueChange={onSearch}
                className="h-9 w-full bg-transparent text-sm outline-none pointer-coarse:h-11 pointer-coarse:text-lg"
              />
              {loading ? <Spinner label="Searching" className="text-ink-3" /> : null}
            </div>
            <Command.List className="max-h-64 scroll-py-1 overflow-y-auto p-1">
              {loading ? null : (
                <Command.Empty className="px-2 py-6 text-center text-ink-3 text-sm">{emptyText}</Command.Empty>
              )}
              {options.map((option) => (
                <Command.Item
                  key={option.value}
                  value={option.value}
                  keywords={[option.label, option.description ?? ""]}
                  disabled={option.disabled}
                  onSelect={() => {
                    onValueChange(option.value);
                    onOpenChange(false);
                  }}
                  className={cn(
                    menuItem,
                    "pr-8 data-[disabled=true]:pointer-events-none data-[disabled=true]:opacity-50 data-[selected=true]:bg-hover data-[disabled=false]:opacity-100 data-[disabled=false]:pointer-events-auto",
                  )}
                >
                  {option.icon}
                  <span className="flex min-w-0 flex-col">
                    <span className="truncate">{option.label}</span>
                    {option.description === undefined ? null : (
                      <span className="text-ink-3 text-xs">{option.description}</span>
                    )}
                  </span>
                  {option.value === value ? <Check className="absolute right-2 text-accent-text!" /> : null}
                </Command.Item>
              ))}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
