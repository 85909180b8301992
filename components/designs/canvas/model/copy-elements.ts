import { v7 as newId } from "uuid";
import type { Draft, DraftElement } from "@/components/designs/editor/draft";
import { mayEdit } from "./locks";
import { byIdOf, refitGroups, replaceElements } from "./replace-elements";
import { clampBox } from "./transform-boxes";
import { familyOf, rootsOf, treeOf } from "./tree";

/** Offset of a copy from its original, mm. */
export const copyOffsetMm = 5;

/**
 * Copies with ids of their own, groups with what they hold; a parent that is not among the copied is left behind unless
 * `keepParents`.
 */
export function cloneElements(
  elements: readonly DraftElement[],
  { spaceId, dx, dy, keepParents }: { spaceId: string; dx: number; dy: number; keepParents: boolean },
): { copies: DraftElement[]; rootIds: string[] } {
  const ids = new Map(elements.map((element) => [element.elementId, newId()]));
  const rootIds: string[] = [];
  const copies = elements.map((element): DraftElement => {
    const { parentElementId, ...rest } = element;
    const elementId = ids.get(element.elementId) ?? newId();
    const inside = parentElementId === undefined ? undefined : ids.get(parentElementId);
    if (inside === undefined) rootIds.push(elementId);
    const parent = inside ?? (keepParents ? parentElementId : undefined);
    const { transform } = element;
    return {
      ...rest,
      elementId,
      spaceId,
      transform: clampBox({ ...transform, x: transform.x + dx, y: transform.y + dy }),
      ...(parent === undefined ? {} : { parentElementId: parent }),
    };
  });
  return { copies, rootIds };
}

/** Puts copies right in front of the frontmost original, moved by an offset (mm). */
export function duplicateElements(
  draft: Draft,
  spaceId: string,
  ids: readonly string[],
  offset: { dx: number; dy: number } = { dx: copyOffsetMm, dy: copyOffsetMm },
): { draft: Draft; copyIds: string[] } {
  const tree = treeOf(draft, spaceId);
  const originals = rootsOf(tree, ids).flatMap((root) => familyOf(tree, root.elementId));
  if (originals.length === 0) return { draft, copyIds: [] };
  const { copies, rootIds } = cloneElements(originals, { spaceId, ...offset, keepParents: true });
  const members = new Set(originals.map((element) => element.elementId));
  const last = draft.elements.findLastIndex((element) => members.has(element.elementId));
  const elements = draft.elements.toSpliced(last + 1, 0, ...copies);
  return { draft: refitGroups({ ...draft, elements }, spaceId), copyIds: rootIds };
}

/** Takes out what may be deleted, groups with all they hold; a group that holds something locked stays with it. */
export function removeElements(
  draft: Draft,
  spaceId: string,
  ids: readonly string[],
): { draft: Draft; removed: number } {
  const tree = treeOf(draft, spaceId);
  const gone = new Set<string>();
  let removed = 0;
  for (const root of rootsOf(tree, ids)) {
    const family = familyOf(tree, root.elementId);
    if (!family.every((element) => mayEdit(tree, element, "delete"))) continue;
    removed += 1;
    for (const element of family) gone.add(element.elementId);
  }
  if (removed === 0) return { draft, removed };
  const kept = { ...draft, elements: draft.elements.filter((element) => !gone.has(element.elementId)) };
  return { draft: refitGroups(withoutEmptyGroups(kept, spaceId), spaceId), removed };
}

function withoutEmptyGroups(draft: Draft, spaceId: string): Draft {
  const tree = treeOf(draft, spaceId);
  const empty = new Set(
    tree.ordered
      .filter((each) => each.type === "group" && familyOf(tree, each.elementId).every((held) => held.type === "group"))
      .map((each) => each.elementId),
  );
  return empty.size === 0 ? draft : { ...draft, elements: draft.elements.filter((each) => !empty.has(each.elementId)) };
}

/** Changes elements where they are allowed to be changed. */
export function changeElements(
  draft: Draft,
  spaceId: string,
  ids: readonly string[],
  change: (element: DraftElement) => DraftElement,
): Draft {
  const { byId } = treeOf(draft, spaceId);
  const changed = ids.flatMap((id) => {
    const element = byId.get(id);
    return element === undefined ? [] : [change(element)];
  });
  return replaceElements(draft, spaceId, byIdOf(changed));
}
