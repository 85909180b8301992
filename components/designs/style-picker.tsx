"use client";

import { RadioGroup } from "radix-ui";
import { cn } from "@/components/ui/cn";
import { ColorSwatches } from "@/components/ui/color-swatch";
import type { StyleJson } from "@/lib/designs/schemas";
import { StylePicture } from "./style-picture";

export interface StyleChoice {
  styleId: string;
  /** Hex of the product's colour. */
  color: string;
}

/** "300 × 400 mm" of the first space, and how many sides there are. */
export function describeSpaces(style: StyleJson): string {
  const first = style.spaces[0];
  if (first === undefined) return "";
  const size = `${first.widthMm} × ${first.heightMm} mm`;
  return style.spaces.length === 1 ? size : `${size} · ${style.spaces.length} sides`;
}

/** One product out of the catalogue, by its picture; the colours of the chosen one dress it. */
export function StylePicker({
  styles,
  value,
  onValueChange,
  className,
}: {
  styles: readonly StyleJson[];
  value: StyleChoice | undefined;
  onValueChange: (choice: StyleChoice) => void;
  className?: string;
}) {
  const chosen = styles.find((style) => style.id === value?.styleId);
  const choose = (styleId: string) => {
    const style = styles.find((candidate) => candidate.id === styleId);
    if (style !== undefined) onValueChange({ styleId, color: style.colors[0]?.hex ?? "#ffffff" });
  };
  return (
    <div className={cn("flex flex-col gap-3", className)}>
      <RadioGroup.Root
        aria-label="Style"
        value={value?.styleId ?? ""}
        onValueChange={choose}
        className="grid grid-cols-2 gap-3 sm:grid-cols-4"
      >
        {styles.map((style) => (
          <RadioGroup.Item
            key={style.id}
            value={style.id}
            className="group overflow-hidden rounded-lg border border-line-strong bg-raised text-left transition-colors hover:border-control data-[state=checked]:border-accent-text data-[state=checked]:ring-1 data-[state=checked]:ring-accent-text"
          >
            <StylePicture style={style} color={style.id === value?.styleId ? value.color : undefined} widthPx={320} />
            <span className="flex flex-col border-line border-t px-2.5 py-2">
              <span className="truncate font-medium text-sm">{style.name}</span>
              <span className="truncate text-ink-3 text-xs">{describeSpaces(style)}</span>
            </span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      {chosen === undefined || value === undefined ? null : (
        <div className="sticky bottom-0 -mx-5 flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-t bg-surface px-5 pt-3">
          <span className="font-medium text-sm">Colour of the {chosen.name.toLowerCase()}</span>
          <ColorSwatches
            aria-label="Colour of the product"
            value={value.color}
            onValueChange={(color) => onValueChange({ ...value, color })}
            options={chosen.colors.map((color) => ({ color: color.hex, name: color.name }))}
          />
        </div>
      )}
    </div>
  );
}
