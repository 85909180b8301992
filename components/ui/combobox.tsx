"use client";

import { Command } from "cmdk";
import { Check, ChevronDown } from "lucide-react";
import { useState } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field";
import { controlSizes } from "./input";
import { menuItem } from "./menu-styles";
import { Popover, PopoverContent, PopoverTrigger } from "./popover";
import type { SelectOption } from "./select";
import { Spinner } from "./spinner";

export interface ComboboxProps {
  value: string | undefined;
  onValueChange: (value: string) => void;
  options: readonly SelectOption[];
  placeholder?: string;
  searchPlaceholder?: string;
  emptyText?: string;
  /** Given, the options come from a search elsewhere and are shown as they are. */
  onSearch?: (text: string) => void;
  loading?: boolean;
  size?: "sm" | "md" | "lg";
  disabled?: boolean;
  "aria-label"?: string;
  className?: string;
}

/** One of many options, found by typing. */
export function Combobox({
  value,
  onValueChange,
  options,
  placeholder = "Choose…",
  searchPlaceholder = "Search…",
  emptyText = "Nothing matches.",
  onSearch,
  loading = false,
  size = "md",
  disabled,
  className,
  ...aria
}: ComboboxProps) {
  const [open, setOpen] = useState(false);
  const control = useFieldControl({});
  const current = options.find((option) => option.value === value);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <button
          type="button"
          role="combobox"
          aria-expanded={open}
          disabled={disabled}
          {...control}
          {...aria}
          className={cn(
            "control-box inline-flex w-full min-w-0 items-center justify-between gap-2 px-2.5 text-left",
            controlSizes[size],
            className,
          )}
        >
          <span className={cn("truncate", current === undefined && "text-ink-3")}>{current?.label ?? placeholder}</span>
          <ChevronDown aria-hidden="true" className="size-3.5 shrink-0 text-ink-3" />
        </button>
      </PopoverTrigger>
      <PopoverContent
        className="w-(--radix-popover-trigger-width) min-w-56 p-0"
        aria-label={aria["aria-label"] ?? searchPlaceholder}
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
                  setOpen(false);
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
      </PopoverContent>
    </Popover>
  );
}
