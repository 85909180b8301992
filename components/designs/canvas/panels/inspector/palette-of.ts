import type { Draft, DraftElement } from "@/components/designs/editor/draft";

/** Colours that an element is drawn with; pictures have none of their own. */
export function colorsOf(element: DraftElement): string[] {
  const found =
    element.type === "text"
      ? [element.content.color, element.content.stroke?.color]
      : element.type === "shape"
        ? [element.content.fill, element.content.stroke]
        : element.type === "path"
          ? [element.content.fill, element.content.stroke?.color]
          : [];
  return found.flatMap((color) => (color === undefined ? [] : [color.toLowerCase()]));
}

const palettes = new WeakMap<readonly DraftElement[], readonly string[]>();

/** Every colour of texts, shapes and drawings of a draft, most used first. */
export function paletteOf({ elements }: Pick<Draft, "elements">): readonly string[] {
  const known = palettes.get(elements);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  for (const element of elements) {
    for (const color of colorsOf(element)) counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  const palette = Array.from(counts)
    .sort((one, other) => other[1] - one[1])
    .map(([color]) => color);
  palettes.set(elements, palette);
  return palette;
}
