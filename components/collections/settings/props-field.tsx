"use client";

import { Plus } from "lucide-react";
import { useId, useState } from "react";
import { capitalize } from "@/components/collections/collection-words";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";

/** Things in one scene at most, as the API has it. */
const mostProps = 12;

/** What stands around the product: suggestions to be switched on, and one's own. */
export function PropsField({
  value,
  suggestions,
  disabled,
  onChange,
}: {
  value: readonly string[];
  suggestions: readonly string[];
  disabled: boolean;
  onChange: (value: string[]) => void;
}) {
  const id = useId();
  const [text, setText] = useState("");
  const full = value.length >= mostProps;
  const shown = [...value.filter((prop) => !suggestions.includes(prop)), ...suggestions];
  const add = () => {
    const prop = text.trim().toLowerCase();
    setText("");
    if (prop !== "" && !value.includes(prop) && !full) onChange([...value, prop]);
  };
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-2">
        <Label id={`${id}-label`} {...(disabled ? {} : { htmlFor: `${id}-own` })}>
          Props
        </Label>
        <span className="text-ink-3 text-xs tabular-nums">
          {value.length} of {mostProps}
        </span>
      </div>
      <ul aria-labelledby={`${id}-label`} className="flex flex-wrap gap-1">
        {shown.map((prop) => {
          const isOn = value.includes(prop);
          return (
            <li key={prop}>
              <button
                type="button"
                aria-pressed={isOn}
                disabled={disabled || (full && !isOn)}
                onClick={() => onChange(isOn ? value.filter((other) => other !== prop) : [...value, prop])}
                className={cn(
                  "h-7 rounded-full border px-2.5 text-xs transition-colors disabled:cursor-not-allowed disabled:opacity-60 pointer-coarse:h-9",
                  isOn
                    ? "border-accent-text bg-accent-soft font-medium text-accent-text"
                    : "border-line-strong bg-raised text-ink-2 hover:border-control hover:text-ink",
                )}
              >
                {capitalize(prop)}
              </button>
            </li>
          );
        })}
      </ul>
      {disabled ? null : (
        <Input
          id={`${id}-own`}
          size="sm"
          className="max-w-60"
          placeholder={full ? "No more than twelve" : "Something else…"}
          disabled={full}
          maxLength={60}
          value={text}
          leading={<Plus aria-hidden="true" />}
          onChange={(event) => setText(event.target.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            add();
          }}
        />
      )}
    </div>
  );
}
