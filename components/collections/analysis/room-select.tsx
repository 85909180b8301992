"use client";

import { useState } from "react";
import { capitalize } from "@/components/collections/collection-words";
import { Combobox } from "@/components/ui/combobox";

/** One of the rooms that are in use or known, or one of one's own, found by typing. */
export function RoomSelect({
  value,
  rooms,
  onValueChange,
  label,
  placeholder = "Choose a room…",
  disabled = false,
  size = "sm",
  className,
}: {
  value: string | undefined;
  rooms: readonly string[];
  onValueChange: (room: string) => void;
  label: string;
  placeholder?: string;
  disabled?: boolean;
  size?: "sm" | "md";
  className?: string;
}) {
  const [text, setText] = useState("");
  const wanted = text.trim().toLowerCase().slice(0, 80);
  const known = value === undefined || rooms.includes(value) ? rooms : [value, ...rooms];
  const found = known.filter((room) => room.includes(wanted));
  const own = wanted === "" || known.includes(wanted) ? [] : [{ value: wanted, label: `Use “${wanted}”` }];
  return (
    <Combobox
      aria-label={label}
      size={size}
      disabled={disabled}
      className={className}
      value={value}
      placeholder={placeholder}
      onSearch={setText}
      searchPlaceholder="Find or type a room…"
      options={[...found.map((room) => ({ value: room, label: capitalize(room) })), ...own]}
      onValueChange={(room) => {
        setText("");
        onValueChange(room);
      }}
    />
  );
}
