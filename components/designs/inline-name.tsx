"use client";

import { useEffect, useRef, useState } from "react";
import { Input } from "@/components/ui/input";
import { firstWorthy, rescueFocus } from "@/components/ui/lost-focus";

export interface InlineNameProps {
  value: string;
  label: string;
  /** Empty names are allowed and end as `""`. */
  optional?: boolean;
  placeholder?: string;
  onDone: (value: string | null) => void;
  className?: string;
}

function ancestorsOf(element: Element): Element[] {
  const ancestors: Element[] = [];
  for (let next = element.parentElement; next !== null && next !== document.body; next = next.parentElement) {
    ancestors.push(next);
  }
  return ancestors;
}

/**
 * A name while it is edited in place: Enter and leaving keep it, Escape does not. `onDone(null)`: nothing changes. A key
 * that ends it leaves the focus on what takes its place, or next to it.
 */
export function InlineName({ value, label, optional = false, placeholder, onDone, className }: InlineNameProps) {
  const [text, setText] = useState(value);
  const settled = useRef(false);
  const field = useRef<HTMLInputElement>(null);
  // The menu that it was chosen from lets nothing else have the focus until it has closed.
  useEffect(() => rescueFocus(() => field.current), []);
  const finish = (keep: boolean) => {
    if (settled.current) return;
    settled.current = true;
    const next = text.trim();
    onDone(keep && next !== value && (optional || next !== "") ? next : null);
  };
  return (
    <Input
      ref={field}
      autoFocus
      aria-label={label}
      maxLength={200}
      size="sm"
      value={text}
      placeholder={placeholder}
      onChange={(event) => setText(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== "Enter" && event.key !== "Escape") return;
        const around = ancestorsOf(event.currentTarget);
        finish(event.key === "Enter");
        rescueFocus(() => firstWorthy(around));
      }}
      className={className}
    />
  );
}
