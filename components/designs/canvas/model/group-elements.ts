import { v7 as newId } from "uuid";
import type { Draft, DraftElement } from "@/components/designs/editor/draft";
import { flatten, withOrder } from "./order-elements";
import { refitGroups } from "./replace-elements";
import { type ElementTree, rootsOf, treeOf } from "./tree";

function withParent(element: DraftElement, parent: string | null): DraftElement {
  const { parentElementId: _, ...rest } = element;
  return parent === null ? rest : { ...rest, parentElementId: parent };
}

/** The innermost group around all of them, null at the top. */
function commonParent(tree: ElementTree, roots: readonly DraftElement[]): string | null {
  const chain = (id: string) => {
    const found: (string | null)[] = [];
    for (let at = tree.parentOf.get(id) ?? null; at !== null; at = tree.parentOf.get(at) ?? null) found.push(at);
    return [...found, null];
  };
  const [first, ...others] = roots.map((root) => chain(root.elementId));
  return first?.find((parent) => others.every((other) => other.includes(parent))) ?? null;
}

/** Makes one group of the elements; it stands where the frontmost of them stood. */
export function groupElements(
  draft: Draft,
  spaceId: string,
  ids: readonly string[],
): { draft: Draft; groupId: string } | null {
  const tree = treeOf(draft, spaceId);
  const roots = rootsOf(tree, ids);
  const last = roots.at(-1);
  if (last === undefined) return null;
  const parent = commonParent(tree, roots);
  const group: DraftElement = withParent(
    {
      elementId: newId(),
      type: "group",
      spaceId,
      content: {},
      transform: { x: 0, y: 0, width: 0, height: 0, rotation: 0 },
    },
    parent,
  );
  const chosen = new Set(roots.map((root) => root.elementId));
  // Where the frontmost stands, seen from the group that the new one will be in.
  let place = last.elementId;
  for (let at = tree.parentOf.get(place) ?? null; at !== parent && at !== null; at = tree.parentOf.get(at) ?? null) {
    place = at;
  }
  const held = flatten(tree, (_, siblings) => siblings).filter((element) => isWithin(tree, element.elementId, chosen));
  const members = held.map((element) =>
    chosen.has(element.elementId) ? withParent(element, group.elementId) : element,
  );
  const memberIds = new Set(held.map((element) => element.elementId));
  const elements: DraftElement[] = [];
  const insert = () => elements.push(group, ...members);
  const order = tree.ordered;
  const placeEnd = order.findLastIndex((element) => isWithin(tree, element.elementId, new Set([place])));
  order.forEach((element, index) => {
    if (!memberIds.has(element.elementId)) elements.push(element);
    if (index === placeEnd) insert();
  });
  const others = draft.elements.filter((element) => element.spaceId !== spaceId);
  return { draft: refitGroups({ ...draft, elements: [...others, ...elements] }, spaceId), groupId: group.elementId };
}

function isWithin(tree: ElementTree, id: string, roots: ReadonlySet<string>): boolean {
  for (let at: string | null = id; at !== null; at = tree.parentOf.get(at) ?? null) if (roots.has(at)) return true;
  return false;
}

/** Dissolves groups: what they held stands where they stood. */
export function ungroupElements(
  draft: Draft,
  spaceId: string,
  ids: readonly string[],
): { draft: Draft; freedIds: string[] } {
  const tree = treeOf(draft, spaceId);
  const groups = new Set(rootsOf(tree, ids).flatMap((root) => (root.type === "group" ? [root.elementId] : [])));
  if (groups.size === 0) return { draft, freedIds: [] };
  const freedIds: string[] = [];
  const ordered = tree.ordered.flatMap((element): DraftElement[] => {
    if (groups.has(element.elementId)) return [];
    const parent = tree.parentOf.get(element.elementId) ?? null;
    if (parent === null || !groups.has(parent)) return [element];
    freedIds.push(element.elementId);
    return [withParent(element, tree.parentOf.get(parent) ?? null)];
  });
  const kept = { ...draft, elements: draft.elements.filter((element) => !groups.has(element.elementId)) };
  return { draft: withOrder(kept, spaceId, ordered), freedIds };
}

/**
 * Moves elements into a group (null: to the top level): right above the sibling `aboveId`, behind all for null, in front of
 * all when it is left out.
 */
export function moveInto(
  draft: Draft,
  spaceId: string,
  ids: readonly string[],
  parent: string | null,
  aboveId?: string | null,
): Draft {
  const tree = treeOf(draft, spaceId);
  const roots = rootsOf(tree, ids);
  const chosen = new Set(roots.map((root) => root.elementId));
  if (parent !== null && (isWithin(tree, parent, chosen) || tree.byId.get(parent)?.type !== "group")) return draft;
  const moved = roots.map((root) => withParent(root, parent));
  const ordered = flatten(tree, (at, siblings) => {
    const kept = siblings.filter((element) => !chosen.has(element.elementId));
    if (at !== parent) return kept;
    const index = aboveId === null ? 0 : kept.findIndex((element) => element.elementId === aboveId) + 1;
    const target = aboveId === undefined || (index === 0 && aboveId !== null) ? kept.length : index;
    return kept.toSpliced(target, 0, ...moved);
  });
  return refitGroups(withOrder(draft, spaceId, ordered), spaceId);
}
