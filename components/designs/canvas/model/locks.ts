import type { DraftElement } from "@/components/designs/editor/draft";
import { ancestorsOf, type ElementTree, isHidden } from "./tree";

type Aspect = "position" | "content" | "style" | "delete";

/** Whether locks and hiding allow a change; a lock on a group holds for all in it. */
export function mayEdit(tree: ElementTree, element: DraftElement, aspect: Aspect): boolean {
  if (element.locks?.[aspect] === true) return false;
  if (ancestorsOf(tree, element.elementId).some((group) => group.locks?.[aspect] === true)) return false;
  return (aspect !== "position" && aspect !== "content") || !isHidden(tree, element.elementId);
}

export function isLocked(element: DraftElement): boolean {
  const { locks } = element;
  return locks?.position === true || locks?.content === true || locks?.style === true || locks?.delete === true;
}
