"use client";

import { X } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { useFieldControl } from "@/components/ui/field";

/** A word as it is kept: single spaces, and with `lower` in lower case. */
function cleanWord(text: string, lower: boolean): string {
  const word = text.normalize("NFC").trim().replace(/\s+/gu, " ").slice(0, 80);
  return lower ? word.toLowerCase() : word;
}

/** Words as chips in their field, which takes more and suggests those in use. Enter and comma add, Backspace takes the last. */
export function WordsInput({
  label,
  words,
  onChange,
  suggestions = [],
  placeholder,
  lower = false,
  most = 30,
  renderIcon,
  disabled = false,
}: {
  label: string;
  words: readonly string[];
  onChange: (words: string[]) => void;
  suggestions?: readonly string[];
  placeholder: string;
  /** The studio keeps them in lower case. */
  lower?: boolean;
  /** Words at most. */
  most?: number;
  renderIcon?: (word: string) => ReactNode;
  disabled?: boolean;
}) {
  const [text, setText] = useState("");
  const listId = useId();
  const add = () => {
    const next = text
      .split(",")
      .map((part) => cleanWord(part, lower))
      .filter((word) => word !== "" && !words.includes(word));
    setText("");
    if (next.length > 0) onChange([...words, ...new Set(next)].slice(0, most));
  };
  const control = useFieldControl({});
  const isFull = words.length >= most;
  return (
    <div
      className={cn(
        "flex flex-wrap items-center gap-1",
        disabled ? "" : "control-box min-h-8 cursor-text px-1.5 py-1 pointer-coarse:min-h-10",
      )}
      // A click beside the words goes to the field, as in any other.
      onPointerDown={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        event.currentTarget.querySelector("input")?.focus();
      }}
    >
      {words.length === 0 ? null : (
        <ul aria-label={label} className="contents">
          {words.map((word) => (
            <li key={word} className="flex max-w-full">
              <Badge className="max-w-full">
                {renderIcon?.(word)}
                <span className="truncate">{word}</span>
                {disabled ? null : (
                  <button
                    type="button"
                    aria-label={`Take off ${word}`}
                    onClick={() => onChange(words.filter((other) => other !== word))}
                    className="-mr-1 grid size-4 shrink-0 place-items-center rounded-xs hover:bg-hover hover:text-ink pointer-coarse:size-6"
                  >
                    <X aria-hidden="true" />
                  </button>
                )}
              </Badge>
            </li>
          ))}
        </ul>
      )}
      {disabled || isFull ? null : (
        <>
          <input
            {...control}
            aria-label={`Add to ${label.toLowerCase()}`}
            placeholder={words.length === 0 ? placeholder : undefined}
            list={listId}
            autoComplete="off"
            value={text}
            maxLength={300}
            className="h-5.5 min-w-24 flex-1 bg-transparent px-1 text-sm outline-none pointer-coarse:h-8 pointer-coarse:text-lg [&::-webkit-calendar-picker-indicator]:hidden!"
            onChange={(event) => setText(event.target.value)}
            onBlur={add}
            onKeyDown={(event) => {
              if ((event.key === "Enter" && text.trim() !== "") || event.key === ",") {
                event.preventDefault();
                add();
              }
              const last = words.at(-1);
              if (event.key === "Backspace" && text === "" && last !== undefined) onChange(words.slice(0, -1));
            }}
          />
          <datalist id={listId}>
            {suggestions
              .filter((word) => !words.includes(word))
              .slice(0, 200)
              .map((word) => (
                <option key={word} value={word} />
              ))}
          </datalist>
        </>
      )}
    </div>
  );
}
