"use client";

import { RadioGroup } from "radix-ui";
import type { StyleJson } from "@/lib/designs/schemas";
import { describeSpaces } from "./describe-spaces";
import { StylePicture } from "./style-picture";

export interface StyleChoice {
  styleId: string;
  /** Hex of the product's colour. */
  color: string;
}

/** One product out of the catalogue, by its picture; the chosen one wears the chosen colour. */
export function StylePicker({
  styles,
  value,
  onValueChange,
}: {
  styles: readonly StyleJson[];
  value: StyleChoice | undefined;
  onValueChange: (choice: StyleChoice) => void;
}) {
  const choose = (styleId: string) => {
    const style = styles.find((candidate) => candidate.id === styleId);
    if (style !== undefined) onValueChange({ styleId, color: style.colors[0]?.hex ?? "#ffffff" });
  };
  return (
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
  );
}
