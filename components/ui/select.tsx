"use client";

import { ChevronDown } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field";
import { controlSizes } from "./input";
import { type Place, useOnDemand } from "./popup";

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
  "aria-label"?: string;
  className?: string;
}

const loadList = () => import("./select-list").then(({ SelectList }) => SelectList);

/** One of a few known options. For many, or to search, use `Combobox`. The open list is loaded when it is about to be used. */
export function Select<Value extends string>({
  value,
  onValueChange,
  options,
  placeholder = "Choose…",
  size = "md",
  disabled,
  className,
  ...aria
}: SelectProps<Value>) {
  const control = useFieldControl({});
  const [open, setOpen] = useState(false);
  const [place, setPlace] = useState<Place>({ left: 0, top: 0, width: 0, height: 0 });
  const { loaded: List, preload, require } = useOnDemand(loadList);
  const trigger = useRef<HTMLButtonElement>(null);
  const choose = (next: string) => {
    const option = options.find((candidate) => candidate.value === next);
    if (option) onValueChange(option.value);
  };
  const show = () => {
    if (trigger.current !== null) setPlace(trigger.current.getBoundingClientRect());
    require();
    setOpen(true);
  };
  /** A letter goes to the next option that begins with it, as in the browser's own field. */
  const chooseByLetter = (letter: string): boolean => {
    const at = options.findIndex((option) => option.value === value);
    const next = [...options.slice(at + 1), ...options.slice(0, at + 1)].find(
      (option) => option.disabled !== true && option.label.toLowerCase().startsWith(letter.toLowerCase()),
    );
    if (next !== undefined) onValueChange(next.value);
    return next !== undefined;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isLetter = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") show();
    else if (!isLetter || !chooseByLetter(event.key)) return;
    event.preventDefault();
  };
  const current = options.find((option) => option.value === value);
  const shown = open && List !== null;
  return (
    <>
      <button
        ref={trigger}
        type="button"
        role="combobox"
        aria-haspopup="listbox"
        aria-expanded={shown}
        data-state={shown ? "open" : "closed"}
        disabled={disabled}
        onPointerEnter={preload}
        onFocus={preload}
        onClick={show}
        onKeyDown={onKeyDown}
        {...control}
        {...aria}
        className={cn(
          "control-box inline-flex w-full min-w-0 items-center justify-between gap-2 px-2.5 text-left",
          controlSizes[size],
          className,
        )}
      >
        <span className="flex min-w-0 items-center gap-2 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-3">
          {current?.icon}
          <span className={cn("truncate", current === undefined && "text-ink-3")}>{current?.label ?? placeholder}</span>
        </span>
        <ChevronDown aria-hidden="true" className="size-3.5 shrink-0 text-ink-3" />
      </button>
      {List === null ? null : (
        <List
          open={open}
          onOpenChange={setOpen}
          value={value ?? ""}
          onValueChange={choose}
          options={options}
          place={place}
          trigger={trigger}
          label={aria["aria-label"]}
        />
      )}
    </>
  );
}
