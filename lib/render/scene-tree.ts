import type { Element, Scene } from "./scene";

/** An element with what it groups, in paint order. */
export interface SceneNode {
  readonly element: Element;
  readonly children: readonly SceneNode[];
}

/**
 * The visible elements of the scene's space as a tree. A child whose parent is missing, is no group, or is its own
 * descendant stands at the top.
 */
export function buildSceneTree(scene: Scene): SceneNode[] {
  const elements = scene.elements.filter((element) => element.spaceId === scene.space.spaceId);
  const groups = new Map<string, Element>();
  for (const element of elements) {
    if (element.type === "group" && element.elementId) groups.set(element.elementId, element);
  }
  const parentOf = (element: Element) => (element.parentElementId ? groups.get(element.parentElementId) : undefined);
  const isCyclic = (element: Element) => {
    const seen = new Set<Element>([element]);
    for (let parent = parentOf(element); parent; parent = parentOf(parent)) {
      if (seen.has(parent)) return true;
      seen.add(parent);
    }
    return false;
  };
  const childrenOf = new Map<Element | undefined, Element[]>();
  for (const element of elements) {
    const parent = isCyclic(element) ? undefined : parentOf(element);
    const siblings = childrenOf.get(parent);
    if (siblings) siblings.push(element);
    else childrenOf.set(parent, [element]);
  }
  const build = (parent: Element | undefined): SceneNode[] =>
    (childrenOf.get(parent) ?? [])
      .filter((element) => !element.hidden && element.opacity !== 0)
      .map((element) => ({ element, children: element.type === "group" ? build(element) : [] }));
  return build(undefined);
}
