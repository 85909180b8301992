import { type DraftElement, labelOf } from "@/components/designs/editor/draft";
import { isLocked } from "./locks";
import { type ElementTree, familyOf } from "./tree";

const kinds: Record<DraftElement["type"], string> = {
  text: "Text",
  image: "Image",
  shape: "Shape",
  path: "Drawing",
  group: "Group",
};

/** What a screen reader hears of an element: `Text “Hello”, 3 of 12, locked`. */
export function describeElement(tree: ElementTree, element: DraftElement): string {
  const label = labelOf(element);
  const kind = kinds[element.type];
  const isNamed = (element.name !== undefined && element.name !== "") || element.type === "text";
  const what = isNamed ? `${kind} “${label}”` : label;
  const siblings = tree.childrenOf.get(tree.parentOf.get(element.elementId) ?? null) ?? [];
  const place = `${siblings.indexOf(element) + 1} of ${siblings.length}`;
  const held = element.type === "group" ? familyOf(tree, element.elementId).length - 1 : 0;
  return [
    what,
    place,
    ...(element.type === "group" ? [`${held} ${held === 1 ? "element" : "elements"}`] : []),
    ...(isLocked(element) ? ["locked"] : []),
    ...(element.hidden === true ? ["hidden"] : []),
  ].join(", ");
}

export function describeSelection(tree: ElementTree, selected: readonly DraftElement[]): string {
  const [only] = selected;
  if (only === undefined) return "Nothing selected";
  return selected.length === 1 ? describeElement(tree, only) : `${selected.length} elements selected`;
}
