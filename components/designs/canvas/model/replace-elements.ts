import type { Draft, DraftElement } from "@/components/designs/editor/draft";
import type { Transform } from "@/components/designs/editor/geometry";
import { frameAround, roundMm } from "./measure";
import { type ElementTree, familyOf, treeOf } from "./tree";

function isSameBox(one: Transform, other: Transform): boolean {
  return (
    one.x === other.x &&
    one.y === other.y &&
    one.width === other.width &&
    one.height === other.height &&
    one.rotation === other.rotation
  );
}

function boxOfGroup(tree: ElementTree, { elementId, transform }: DraftElement): Transform | undefined {
  const held = familyOf(tree, elementId).filter((element) => element.type !== "group");
  const frame = frameAround(
    held.map((element) => element.transform),
    transform.rotation,
  );
  if (frame === undefined) return undefined;
  const { x, y, width, height, rotation } = frame;
  return { x: roundMm(x), y: roundMm(y), width: roundMm(width), height: roundMm(height), rotation };
}

/**
 * Groups' own boxes surround what they hold, turned as the group was; nothing draws by them, but whoever reads a revision
 * sees where a group is.
 */
export function refitGroups(draft: Draft, spaceId: string): Draft {
  const tree = treeOf(draft, spaceId);
  const changed = new Map<string, DraftElement>();
  for (const element of tree.ordered) {
    if (element.type !== "group") continue;
    const box = boxOfGroup(tree, element);
    if (box !== undefined && !isSameBox(box, element.transform)) {
      changed.set(element.elementId, { ...element, transform: box });
    }
  }
  return changed.size === 0 ? draft : swapElements(draft, changed);
}

function swapElements(draft: Draft, changed: ReadonlyMap<string, DraftElement>): Draft {
  return { ...draft, elements: draft.elements.map((element) => changed.get(element.elementId) ?? element) };
}

/** Puts changed elements in the place of those with their ids; the same draft when nothing differs. */
export function replaceElements(draft: Draft, spaceId: string, changed: ReadonlyMap<string, DraftElement>): Draft {
  const differs = draft.elements.some((element) => {
    const next = changed.get(element.elementId);
    return next !== undefined && next !== element;
  });
  return differs ? refitGroups(swapElements(draft, changed), spaceId) : draft;
}

/** Elements by id. */
export function byIdOf(elements: readonly DraftElement[]): Map<string, DraftElement> {
  return new Map(elements.map((element) => [element.elementId, element]));
}
