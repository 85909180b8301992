import { frameAround, roundMm } from "@/components/designs/canvas/model/measure";
import { byIdOf, replaceElements } from "@/components/designs/canvas/model/replace-elements";
import { turnSelection } from "@/components/designs/canvas/model/selection-frame";
import {
  anchorBox,
  carryElements,
  centreOf,
  clampBox,
  fitElement,
  needsUniformScale,
  pointOfBox,
  shiftElements,
  smallestSideMm,
} from "@/components/designs/canvas/model/transform-boxes";
import { type ElementTree, leavesOf, treeOf } from "@/components/designs/canvas/model/tree";
import type { Draft, DraftElement } from "@/components/designs/editor/draft";
import type { Transform } from "@/components/designs/editor/geometry";
import { sceneLimits } from "@/lib/render/scene-limits";

export type BoxField = keyof Transform;

/** As a scene's elements may be turned. */
const mostDegrees = 36_000;

/** The box that the fields show: an element's own, for a group the one around all it holds, turned as the group is. */
export function boxOf(tree: ElementTree, element: DraftElement): Transform {
  if (element.type !== "group") return element.transform;
  const frame = frameOfGroup(tree, element);
  if (frame === undefined) return element.transform;
  const { x, y, width, height, rotation } = frame;
  return { x: roundMm(x), y: roundMm(y), width: roundMm(width), height: roundMm(height), rotation };
}

function leavesOfGroup(tree: ElementTree, group: DraftElement): DraftElement[] {
  return leavesOf(tree, [group.elementId]).filter((element) => element.type !== "group");
}

function frameOfGroup(tree: ElementTree, group: DraftElement): Transform | undefined {
  const boxes = leavesOfGroup(tree, group).map((leaf) => leaf.transform);
  return frameAround(boxes, group.transform.rotation);
}

/** With its proportions kept, a box grows only until its longer side is as long as a scene allows. */
function resized(box: Transform, field: "width" | "height", value: number, keepRatio: boolean): Transform {
  const size = Math.max(smallestSideMm, value);
  if (!keepRatio || box[field] <= 0) return { ...box, [field]: size };
  const scale = Math.min(size / box[field], sceneLimits.coordinateMm / Math.max(box.width, box.height));
  return { ...box, width: box.width * scale, height: box.height * scale };
}

function setOwnBox(element: DraftElement, field: BoxField, value: number, keepRatio: boolean): DraftElement {
  const { transform } = element;
  if (field === "x" || field === "y") return { ...element, transform: clampBox({ ...transform, [field]: value }) };
  if (field === "rotation") return { ...element, transform: clampBox({ ...transform, rotation: value }) };
  const size = resized(transform, field, value, keepRatio);
  const corner = { x: -1, y: -1 };
  return fitElement(element, anchorBox(size, corner, pointOfBox(transform, corner)), keepRatio);
}

function setGroupBox(tree: ElementTree, group: DraftElement, field: BoxField, value: number, keepRatio: boolean) {
  const leaves = leavesOfGroup(tree, group);
  const box = frameOfGroup(tree, group);
  if (box === undefined) return [];
  if (field === "x") return shiftElements(leaves, value - box.x, 0);
  if (field === "y") return shiftElements(leaves, 0, value - box.y);
  if (field === "rotation") return turnSelection(tree, [group.elementId], centreOf(box), value - box.rotation);
  const size = resized(box, field, value, keepRatio || needsUniformScale(leaves, box.rotation));
  const corner = { x: -1, y: -1 };
  return carryElements(leaves, box, anchorBox(size, corner, pointOfBox(box, corner)));
}

/**
 * Sets one number of the boxes of several elements, each by itself. Groups carry what they hold along and are
 * turned with it. Sizes grow from the top left corner.
 * @param keepRatio the other side follows, and letters grow with their box
 */
export function setBox(
  draft: Draft,
  spaceId: string,
  ids: readonly string[],
  { field, value: wanted, keepRatio }: { field: BoxField; value: number; keepRatio: boolean },
): Draft {
  const limit = field === "rotation" ? mostDegrees : sceneLimits.coordinateMm;
  const value = Math.min(limit, Math.max(-limit, wanted));
  const tree = treeOf(draft, spaceId);
  const changed = ids.flatMap((id) => {
    const element = tree.byId.get(id);
    if (element === undefined) return [];
    if (element.type === "group") return setGroupBox(tree, element, field, value, keepRatio);
    return [setOwnBox(element, field, value, keepRatio)];
  });
  return replaceElements(draft, spaceId, byIdOf(changed));
}
