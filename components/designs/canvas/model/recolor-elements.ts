import type { Draft, DraftElement } from "@/components/designs/editor/draft";
import { changeElements } from "./copy-elements";
import { mayEdit } from "./locks";
import { leavesOf, treeOf } from "./tree";

/** The element in a colour: letters, the inside of a shape, or its line where it has no inside; pictures stay as they are. */
export function recolor(element: DraftElement, color: string): DraftElement {
  if (element.type === "text") return { ...element, content: { ...element.content, color } };
  if (element.type === "shape") {
    const { content } = element;
    const isLine = content.shape === "line" || (content.fill === undefined && content.stroke !== undefined);
    return { ...element, content: isLine ? { ...content, stroke: color } : { ...content, fill: color } };
  }
  if (element.type === "path") {
    const { content } = element;
    const { stroke } = content;
    if (content.fill === undefined && stroke !== undefined) {
      return { ...element, content: { ...content, stroke: { ...stroke, color } } };
    }
    return { ...element, content: { ...content, fill: color } };
  }
  return element;
}

/** Colours all that is painted of the elements, where their style is not locked. */
export function recolorElements(draft: Draft, spaceId: string, ids: readonly string[], color: string): Draft {
  const tree = treeOf(draft, spaceId);
  const targets = leavesOf(tree, ids).filter((leaf) => leaf.type !== "image" && mayEdit(tree, leaf, "style"));
  return changeElements(
    draft,
    spaceId,
    targets.map((leaf) => leaf.elementId),
    (leaf) => recolor(leaf, color),
  );
}
