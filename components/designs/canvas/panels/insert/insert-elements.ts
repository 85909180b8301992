import type { Editor } from "@/components/designs/canvas/editor-context";
import { createTextIn } from "@/components/designs/canvas/model/create-elements";
import { rootsOf, treeOf } from "@/components/designs/canvas/model/tree";
import { type DraftElement, labelOf } from "@/components/designs/editor/draft";
import { inkOn } from "@/components/designs/editor/new-elements";
import type { Space } from "@/lib/render/scene";

export const textPresets = [
  { id: "heading", label: "Heading", sample: "Heading", sizeShare: 0.11, weight: 800 },
  { id: "subheading", label: "Subheading", sample: "Subheading", sizeShare: 0.06, weight: 600 },
  { id: "body", label: "Body", sample: "A few words about it", sizeShare: 0.035, weight: 400 },
  { id: "curved", label: "Curved", sample: "On a curve", sizeShare: 0.07, weight: 700, curve: 120 },
  { id: "outlined", label: "Outlined", sample: "Outlined", sizeShare: 0.1, weight: 800, outlined: true },
] as const;
export type TextPreset = (typeof textPresets)[number];

/** A text of this kind in the middle of a side, in a size that suits it. */
export function createPresetText(space: Space, productColor: string, preset: TextPreset): DraftElement {
  const centre = { x: space.widthMm / 2, y: space.heightMm / 2 };
  const made = createTextIn(space, productColor, { at: centre }, preset.sample);
  if (made.type !== "text") return made;
  const fontSizeMm = Math.max(1, Math.round(space.widthMm * preset.sizeShare * 100) / 100);
  const height = fontSizeMm * 1.2;
  const ink = inkOn(productColor);
  return {
    ...made,
    transform: { ...made.transform, y: Math.round((centre.y - height / 2) * 1000) / 1000, height },
    content: {
      ...made.content,
      fontSizeMm,
      fontWeight: preset.weight,
      align: "center",
      ...("curve" in preset ? { curve: preset.curve } : {}),
      ...("outlined" in preset
        ? { color: productColor.slice(0, 7), stroke: { color: ink, widthMm: Math.round(fontSizeMm * 6) / 100 } }
        : {}),
    },
  };
}

/** Puts new elements in front of everything and selects them. */
export function insertElements(editor: Editor, elements: readonly DraftElement[]): void {
  if (!editor.editable || elements.length === 0) return;
  editor.control.edit((draft) => ({ ...draft, elements: [...draft.elements, ...elements] }));
  const tree = treeOf({ elements }, editor.space.spaceId);
  const roots = rootsOf(
    tree,
    elements.map((element) => element.elementId),
  );
  editor.select(roots.map((element) => element.elementId));
  const [first] = roots;
  if (first !== undefined) editor.announce(`${labelOf(first)} added`);
}
