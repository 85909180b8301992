import type { StyleJson } from "@/lib/designs/schemas";

/** "300 × 400 mm" of the first space, and how many sides there are. */
export function describeSpaces(style: StyleJson): string {
  const first = style.spaces[0];
  if (first === undefined) return "";
  const size = `${first.widthMm} × ${first.heightMm} mm`;
  return style.spaces.length === 1 ? size : `${size} · ${style.spaces.length} sides`;
}
