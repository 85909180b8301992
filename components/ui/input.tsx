"use client";

import { Eye, EyeOff, Search, X } from "lucide-react";
import { type ComponentProps, type ReactNode, useState } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field";

export interface InputProps extends Omit<ComponentProps<"input">, "size"> {
  leading?: ReactNode;
  trailing?: ReactNode;
  size?: "sm" | "md" | "lg";
}

export const controlSizes = {
  sm: "h-7 text-xs pointer-coarse:h-9 pointer-coarse:text-lg",
  md: "h-8 text-sm pointer-coarse:h-10 pointer-coarse:text-lg",
  lg: "h-9 text-sm pointer-coarse:h-11 pointer-coarse:text-lg",
} as const;

/** A one-line text field. On touch screens its text is 16 px, below which Safari zooms the page. */
export function Input({ leading, trailing, size = "md", className, ...props }: InputProps) {
  const control = useFieldControl(props);
  if (leading === undefined && trailing === undefined) {
    return (
      <input
        {...props}
        {...control}
        className={cn("control-box w-full min-w-0 px-2.5", controlSizes[size], className)}
      />
    );
  }
  return (
    <div className={cn("control-box flex w-full min-w-0 items-center gap-1.5 px-2.5", controlSizes[size], className)}>
      {leading === undefined ? null : (
        <span className="flex shrink-0 items-center text-ink-3 [&_svg]:size-4">{leading}</span>
      )}
      <input
        {...props}
        {...control}
        className="h-full w-full min-w-0 bg-transparent outline-none disabled:cursor-not-allowed [&::-webkit-search-cancel-button]:hidden"
      />
      {trailing === undefined ? null : (
        <span className="-mr-1 flex shrink-0 items-center text-ink-3 [&_svg]:size-4">{trailing}</span>
      )}
    </div>
  );
}

const inlineButton = "grid size-6 place-items-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink";

/** A password field that can show what was typed. */
export function PasswordInput(props: Omit<InputProps, "type" | "trailing">) {
  const [shown, setShown] = useState(false);
  return (
    <Input
      {...props}
      type={shown ? "text" : "password"}
      spellCheck={false}
      autoCapitalize="none"
      trailing={
        <button
          type="button"
          className={inlineButton}
          aria-label={shown ? "Hide password" : "Show password"}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? <EyeOff /> : <Eye />}
        </button>
      }
    />
  );
}

export interface SearchInputProps extends Omit<InputProps, "type" | "leading" | "trailing" | "onChange" | "value"> {
  value: string;
  onValueChange: (value: string) => void;
}

/** A search field with a clear button; Escape clears it too. */
export function SearchInput({ value, onValueChange, ...props }: SearchInputProps) {
  return (
    <Input
      {...props}
      type="search"
      value={value}
      onChange={(event) => onValueChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Escape" && value !== "") {
          event.stopPropagation();
          onValueChange("");
        }
      }}
      leading={<Search aria-hidden="true" />}
      trailing={
        value === "" ? undefined : (
          <button type="button" className={inlineButton} aria-label="Clear search" onClick={() => onValueChange("")}>
            <X />
          </button>
        )
      }
    />
  );
}
