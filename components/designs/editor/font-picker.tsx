"use client";

import { useEffect, useRef, useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import { onFaceLoaded, requestFace } from "./browser-fonts";
import type { FontChoice } from "./font-choices";

/** Two letters in the font itself; its file is asked for when they come into sight. */
function FontSample({ fontKey }: { fontKey: string }) {
  const ref = useRef<HTMLSpanElement>(null);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    let stop: (() => void) | undefined;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting !== true) return;
      observer.disconnect();
      const check = () => setReady(requestFace(fontKey) === "ready");
      stop = onFaceLoaded(check);
      check();
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      stop?.();
    };
  }, [fontKey]);
  return (
    <span
      ref={ref}
      aria-hidden="true"
      className="w-7 shrink-0 text-center text-lg leading-none transition-opacity"
      style={{ fontFamily: `"${fontKey}"`, opacity: ready ? 1 : 0 }}
    >
      Ag
    </span>
  );
}

/** A family, shown in its own letters. */
export function FontPicker({
  fonts,
  value,
  onValueChange,
}: {
  fonts: readonly FontChoice[];
  /** None where several texts have different ones. */
  value: string | undefined;
  onValueChange: (family: string) => void;
}) {
  const known = fonts.map((choice) => ({
    value: choice.name,
    label: choice.name,
    description: choice.description,
    icon: <FontSample fontKey={choice.fontKey} />,
  }));
  const isKnown = value === undefined || known.some((option) => option.value === value);
  return (
    <Combobox
      size="sm"
      aria-label="Font family"
      placeholder="Mixed"
      value={value}
      onValueChange={onValueChange}
      options={isKnown ? known : [{ value, label: value }, ...known]}
      searchPlaceholder="Search fonts…"
    />
  );
}
