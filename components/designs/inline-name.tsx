"use client";

import { useRef, useState } from "react";
import { Input } from "@/components/ui/input";

export interface InlineNameProps {
  value: string;
  label: string;
  /** Empty names are allowed and end as `""`. */
  optional?: boolean;
  placeholder?: string;
  onDone: (value: string | null) => void;
  className?: string;
}

/** A name while it is edited in place: Enter and leaving keep it, Escape does not. `onDone(null)`: nothing changes. */
export function InlineName({ value, label, optional = false, placeholder, onDone, className }: InlineNameProps) {
  const [text, setText] = useState(value);
  const settled = useRef(false);
  const finish = (keep: boolean) => {
    if (settled.current) return;
    settled.current = true;
    const next = text.trim();
    onDone(keep && next !== value && (optional || next !== "") ? next : null);
  };
  return (
    <Input
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
        if (event.key === "Enter") finish(true);
        if (event.key === "Escape") finish(false);
      }}
      className={className}
    />
  );
}
