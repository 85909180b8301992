"use client";

import { ChevronDown } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field";
import { controlSizes } from "./input";
import { useOnDemand } from "./popup";
import type { SelectOption } from "./select";

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

const loadPanel = () => import("./combobox-panel").then(({ ComboboxPanel }) => ComboboxPanel);

/** One of many options, found by typing. The open panel is loaded when it is about to be used. */
export function Combobox({
  value,
  options,
  placeholder = "Choose…",
  searchPlaceholder = "Search…",
  emptyText = "Nothing matches.",
  size = "md",
  disabled,
  className,
  "aria-label": label,
  ...panel
}: ComboboxProps) {
  const [open, setOpen] = useState(false);
  const { loaded: Panel, preload, require } = useOnDemand(loadPanel);
  const trigger = useRef<HTMLButtonElement>(null);
  const control = useFieldControl({});
  const current = options.find((option) => option.value === value);
  const toggle = () => {
    require();
    setOpen(!open);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    if (!open) toggle();
  };
  return (
    <>
      <button
        ref={trigger}
        type="button"
        role="combobox"
        aria-haspopup="dialog"
        aria-expanded={open && Panel !== null}
        aria-label={label}
        disabled={disabled}
        onPointerEnter={preload}
        onFocus={preload}
        onClick={toggle}
        onKeyDown={onKeyDown}
        {...control}
        className={cn(
          "control-box inline-flex w-full min-w-0 items-center justify-between gap-2 px-2.5 text-left",
          controlSizes[size],
          className,
        )}
      >
        <span className={cn("truncate", current === undefined && "text-ink-3")}>{current?.label ?? placeholder}</span>
        <ChevronDown aria-hidden="true" className="size-3.5 shrink-0 text-ink-3" />
      </button>
      {Panel === null ? null : (
        <Panel
          {...panel}
          open={open}
          onOpenChange={setOpen}
          trigger={trigger}
          label={label ?? searchPlaceholder}
          value={value}
          options={options}
          searchPlaceholder={searchPlaceholder}
          emptyText={emptyText}
        />
      )}
    </>
  );
}
