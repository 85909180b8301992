import type { Draft, DraftElement } from "@/components/designs/editor/draft";

/** Groups and what they hold, for one space. Built once for a list of elements and kept with it. */
export interface ElementTree {
  readonly byId: ReadonlyMap<string, DraftElement>;
  /** In paint order; `null` are the elements that stand in no group. */
  readonly childrenOf: ReadonlyMap<string | null, readonly DraftElement[]>;
  /** The group around an element, null at the top. A parent that is missing, no group or a descendant counts as none. */
  readonly parentOf: ReadonlyMap<string, string | null>;
  /** Everything in paint order, a group before what it holds. */
  readonly ordered: readonly DraftElement[];
}

function hasCycle(element: DraftElement, groups: ReadonlyMap<string, DraftElement>): boolean {
  const seen = new Set([element.elementId]);
  let parent = groups.get(element.parentElementId ?? "");
  while (parent !== undefined) {
    if (seen.has(parent.elementId)) return true;
    seen.add(parent.elementId);
    parent = groups.get(parent.parentElementId ?? "");
  }
  return false;
}

function buildTree(elements: readonly DraftElement[]): ElementTree {
  const byId = new Map(elements.map((element) => [element.elementId, element]));
  const groups = new Map(elements.flatMap((each) => (each.type === "group" ? [[each.elementId, each] as const] : [])));
  const childrenOf = new Map<string | null, DraftElement[]>();
  const parentOf = new Map<string, string | null>();
  for (const element of elements) {
    const named = element.parentElementId;
    const parent = named !== undefined && groups.has(named) && !hasCycle(element, groups) ? named : null;
    parentOf.set(element.elementId, parent);
    const siblings = childrenOf.get(parent);
    if (siblings === undefined) childrenOf.set(parent, [element]);
    else siblings.push(element);
  }
  const ordered: DraftElement[] = [];
  const visit = (parent: string | null) => {
    for (const element of childrenOf.get(parent) ?? []) {
      ordered.push(element);
      if (element.type === "group") visit(element.elementId);
    }
  };
  visit(null);
  return { byId, childrenOf, parentOf, ordered };
}

const trees = new WeakMap<readonly DraftElement[], Map<string, ElementTree>>();

/** The tree of one space of a draft; asking again for the same draft costs nothing. */
export function treeOf(draft: Pick<Draft, "elements">, spaceId: string): ElementTree {
  let spaces = trees.get(draft.elements);
  if (spaces === undefined) {
    spaces = new Map();
    trees.set(draft.elements, spaces);
  }
  const known = spaces.get(spaceId);
  if (known !== undefined) return known;
  const made = buildTree(draft.elements.filter((element) => element.spaceId === spaceId));
  spaces.set(spaceId, made);
  return made;
}

/** The groups around an element, innermost first. */
export function ancestorsOf(tree: ElementTree, id: string): readonly DraftElement[] {
  const found: DraftElement[] = [];
  let parent = tree.parentOf.get(id) ?? null;
  while (parent !== null) {
    const group = tree.byId.get(parent);
    if (group === undefined) break;
    found.push(group);
    parent = tree.parentOf.get(parent) ?? null;
  }
  return found;
}

/** The element and all it holds at any depth, in paint order. */
export function familyOf(tree: ElementTree, id: string): readonly DraftElement[] {
  const element = tree.byId.get(id);
  if (element === undefined) return [];
  if (element.type !== "group") return [element];
  return [element, ...(tree.childrenOf.get(id) ?? []).flatMap((child) => familyOf(tree, child.elementId))];
}

/** The elements that are not inside another one of them, in paint order: what an operation on the selection acts on. */
export function rootsOf(tree: ElementTree, ids: Iterable<string>): readonly DraftElement[] {
  const chosen = new Set(ids);
  return tree.ordered.filter(
    ({ elementId }) =>
      chosen.has(elementId) && !ancestorsOf(tree, elementId).some((group) => chosen.has(group.elementId)),
  );
}

/** What is painted of these elements: groups are replaced by what they hold. */
export function leavesOf(tree: ElementTree, ids: Iterable<string>): readonly DraftElement[] {
  return rootsOf(tree, ids).flatMap((root) =>
    familyOf(tree, root.elementId).filter((element) => element.type !== "group"),
  );
}

/** Whether an element or a group around it is hidden. */
export function isHidden(tree: ElementTree, id: string): boolean {
  if (tree.byId.get(id)?.hidden === true) return true;
  return ancestorsOf(tree, id).some((group) => group.hidden === true);
}
