"use client";

import { useEffect, useRef, useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import { bundledFamilies, faceOfFamily } from "@/lib/render/fonts";
import { onFaceLoaded, requestFace } from "./browser-fonts";

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

const categories = {
  "sans-serif": "Sans serif",
  serif: "Serif",
  display: "Display",
  handwriting: "Handwriting",
  monospace: "Monospace",
  fallback: "",
} as const;

/** One of the bundled families, shown in its own letters. */
export function FontPicker({ value, onValueChange }: { value: string; onValueChange: (family: string) => void }) {
  const known = bundledFamilies.map((family) => ({
    value: family.name,
    label: family.name,
    description: categories[family.category],
    icon: <FontSample fontKey={faceOfFamily(family, 400, "normal")} />,
  }));
  const options = known.some((option) => option.value === value) ? known : [{ value, label: value }, ...known];
  return (
    <Combobox
      size="sm"
      aria-label="Font family"
      value={value}
      onValueChange={onValueChange}
      options={options}
      searchPlaceholder="Search fonts…"
    />
  );
}

const weightNames: Readonly<Record<number, string>> = {
  100: "Thin",
  200: "Extra light",
  300: "Light",
  400: "Regular",
  500: "Medium",
  600: "Semi bold",
  700: "Bold",
  800: "Extra bold",
  900: "Black",
};

/** Weights that a family comes in, lightest first. */
export function weightsOf(familyName: string): { value: string; label: string }[] {
  const family = bundledFamilies.find((candidate) => candidate.name === familyName);
  return (family?.weights ?? [400]).map((weight) => ({
    value: String(weight),
    label: weightNames[weight] ?? String(weight),
  }));
}

export function hasItalic(familyName: string): boolean {
  return bundledFamilies.some((family) => family.name === familyName && family.hasItalic);
}
