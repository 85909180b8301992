import type { IdentifiedElement } from "./element-fields";

/** Nesting of groups beyond which nobody can follow. */
export const maxGroupDepth = 32;

/** Elements whose chain of parents comes back to them. */
export function findCycles(elements: readonly IdentifiedElement[]): Set<string> {
  const parents = new Map(elements.map((element) => [element.elementId, element.parentElementId]));
  const cyclic = new Set<string>();
  const settled = new Set<string>();
  for (const { elementId } of elements) {
    const path: string[] = [];
    const onPath = new Set<string>();
    let at: string | undefined = elementId;
    while (at !== undefined && !settled.has(at) && !onPath.has(at)) {
      path.push(at);
      onPath.add(at);
      at = parents.get(at);
    }
    if (at !== undefined && onPath.has(at)) for (const id of path.slice(path.indexOf(at))) cyclic.add(id);
    for (const id of path) settled.add(id);
  }
  return cyclic;
}

/**
 * Makes the groups valid again after two sides changed them: a parent that is gone is replaced by the next one above it
 * that is left (`parentBefore` knows parents of elements that are gone), what would contain itself stands at the top,
 * members follow their group to its side, and nesting ends at `maxGroupDepth`. Valid elements come back unchanged.
 */
export function repairTree(
  elements: readonly IdentifiedElement[],
  parentBefore: (elementId: string) => string | undefined,
): IdentifiedElement[] {
  const groups = new Set(elements.filter((element) => element.type === "group").map((element) => element.elementId));
  const livingParent = (start: string | undefined) => {
    const seen = new Set<string>();
    let at = start;
    while (at !== undefined && !groups.has(at)) {
      if (seen.has(at)) return undefined;
      seen.add(at);
      at = parentBefore(at);
    }
    return at;
  };
  const attached = elements.map((element) => placeIn(element, livingParent(element.parentElementId), element.spaceId));
  const cyclic = findCycles(attached);
  const acyclic = attached.map((element) =>
    cyclic.has(element.elementId) ? placeIn(element, undefined, element.spaceId) : element,
  );
  const byId = new Map(acyclic.map((element) => [element.elementId, element]));
  const done = new Map<string, { element: IdentifiedElement; depth: number }>();
  const settle = (element: IdentifiedElement): { element: IdentifiedElement; depth: number } => {
    const known = done.get(element.elementId);
    if (known !== undefined) return known;
    const parent = element.parentElementId === undefined ? undefined : byId.get(element.parentElementId);
    const above = parent === undefined ? undefined : settle(parent);
    const result =
      above === undefined
        ? { element, depth: 0 }
        : above.depth < maxGroupDepth
          ? { element: placeIn(element, above.element.elementId, above.element.spaceId), depth: above.depth + 1 }
          : {
              element: placeIn(element, above.element.parentElementId, above.element.spaceId),
              depth: above.depth,
            };
    done.set(element.elementId, result);
    return result;
  };
  return acyclic.map((element) => settle(element).element);
}

function placeIn(element: IdentifiedElement, parentElementId: string | undefined, spaceId: string): IdentifiedElement {
  if (element.parentElementId === parentElementId && element.spaceId === spaceId) return element;
  const { parentElementId: _, ...rest } = element;
  return parentElementId === undefined ? { ...rest, spaceId } : { ...rest, spaceId, parentElementId };
}
