import type { DraftElement } from "@/components/designs/editor/draft";
import type { Point, Transform } from "@/components/designs/editor/geometry";
import { frameAround } from "./measure";
import { normalizeDegrees, turnElements } from "./transform-boxes";
import { type ElementTree, familyOf, leavesOf, rootsOf } from "./tree";

/**
 * What handles take hold of: the box of the only element, of a group turned as the group is, of several the straight one
 * around them. Undefined when nothing of the selection paints.
 * @param shown an element as a gesture shows it
 */
export function frameOfSelection(
  tree: ElementTree,
  ids: Iterable<string>,
  shown: (element: DraftElement) => DraftElement = (element) => element,
): Transform | undefined {
  const chosen = [...ids];
  const leaves = leavesOf(tree, chosen).map(shown);
  const [only] = leaves;
  if (leaves.length === 1 && only !== undefined) return only.transform;
  const [root, ...others] = rootsOf(tree, chosen);
  const isGroup = root !== undefined && others.length === 0 && root.type === "group";
  const rotation = isGroup ? shown(root).transform.rotation : 0;
  return frameAround(
    leaves.map((leaf) => leaf.transform),
    rotation,
  );
}

/** Turns what is selected clockwise about a point; groups remember how far they were turned. */
export function turnSelection(tree: ElementTree, ids: Iterable<string>, about: Point, degrees: number): DraftElement[] {
  const family = rootsOf(tree, ids).flatMap((root) => familyOf(tree, root.elementId));
  const leaves = family.filter((element) => element.type !== "group");
  const groups = family
    .filter((element) => element.type === "group")
    .map((group) => {
      const rotation = normalizeDegrees(group.transform.rotation + degrees);
      return { ...group, transform: { ...group.transform, rotation } };
    });
  return [...turnElements(leaves, about, degrees), ...groups];
}
