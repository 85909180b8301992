"use client";

import type { NamedColor } from "./color-sources";

/** Colours one press away, under a heading; nothing where there are none. */
export function ColorSwatchList({
  title,
  colors,
  value,
  onPick,
}: {
  title: string;
  colors: readonly NamedColor[];
  value: string | undefined;
  onPick: (hex: string) => void;
}) {
  if (colors.length === 0) return null;
  return (
    <section>
      <h3 className="mb-1.5 text-2xs text-ink-3">{title}</h3>
      <ul aria-label={title} className="flex flex-wrap gap-1.5">
        {colors.map(({ name, hex }) => (
          <li key={`${name} ${hex}`}>
            <button
              type="button"
              aria-label={name}
              title={name}
              aria-pressed={hex.toLowerCase() === value?.toLowerCase()}
              onClick={() => onPick(hex.toLowerCase())}
              className="block size-5.5 rounded-xs border border-line-strong aria-pressed:ring-2 aria-pressed:ring-accent-text aria-pressed:ring-offset-1 aria-pressed:ring-offset-raised pointer-coarse:size-9"
              style={{ backgroundColor: hex }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
