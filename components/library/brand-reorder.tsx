"use client";

import { GripVertical, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";

/** The list with the entry at `from` at place `to`. */
export function moveEntry<T>(entries: readonly T[], from: number, to: number): T[] {
  const next = [...entries];
  const [entry] = next.splice(from, 1);
  if (entry !== undefined) next.splice(Math.max(0, Math.min(next.length, to)), 0, entry);
  return next;
}

export interface ReorderListProps<Entry> {
  label: string;
  entries: readonly Entry[];
  keyOf: (entry: Entry, index: number) => string;
  /** What an entry is called, for its buttons. */
  nameOf: (entry: Entry) => string;
  editable: boolean;
  onChange: (entries: Entry[]) => void;
  children: (entry: Entry, index: number) => ReactNode;
}

/** Entries whose order counts: dragged by their handle, or moved with the arrow keys on it. */
export function ReorderList<Entry>({
  label,
  entries,
  keyOf,
  nameOf,
  editable,
  onChange,
  children,
}: ReorderListProps<Entry>) {
  const [dragged, setDragged] = useState<number | null>(null);
  const [message, setMessage] = useState("");
  const move = (from: number, to: number) => {
    const entry = entries[from];
    if (entry === undefined || to < 0 || to >= entries.length || from === to) return;
    onChange(moveEntry(entries, from, to));
    setMessage(`${nameOf(entry)}, now ${to + 1} of ${entries.length}`);
  };
  return (
    <>
      <ol aria-label={label} className="flex flex-col">
        {entries.map((entry, index) => (
          <li
            key={keyOf(entry, index)}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              if (dragged !== index) {
                move(dragged, index);
                setDragged(index);
              }
            }}
            onDrop={(event) => event.preventDefault()}
            className={cn(
              "flex min-h-11 items-center gap-2 border-line border-b py-1.5 last:border-b-0",
              dragged === index && "opacity-50",
            )}
          >
            {editable ? (
              <button
                type="button"
                draggable
                aria-label={`Move ${nameOf(entry)}; up and down keys`}
                onDragStart={(event) => {
                  event.dataTransfer.effectAllowed = "move";
                  event.dataTransfer.setData("text/plain", nameOf(entry));
                  setDragged(index);
                }}
                onDragEnd={() => setDragged(null)}
                onKeyDown={(event) => {
                  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
                  if (step === undefined) return;
                  event.preventDefault();
                  move(index, index + step);
                }}
                className="grid size-7 shrink-0 cursor-grab place-items-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink active:cursor-grabbing pointer-coarse:size-9"
              >
                <GripVertical aria-hidden="true" className="size-4" />
              </button>
            ) : null}
            <div className="flex min-w-0 flex-1 items-center gap-3">{children(entry, index)}</div>
            {editable ? (
              <IconButton
                size="sm"
                label={`Remove ${nameOf(entry)}`}
                icon={<X />}
                onClick={() => onChange(entries.filter((_, other) => other !== index))}
              />
            ) : null}
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {message}
      </p>
    </>
  );
}
