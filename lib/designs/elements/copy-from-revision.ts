import { v7 as newId } from "uuid";
import { type ElementVersion, type IdentifiedElement, withoutLayout } from "./element-fields";
import { repairTree } from "./repair-tree";

/**
 * Puts elements of an old revision into a newer one, groups with all they hold. What the newer one no longer has comes
 * back as itself, behind the neighbour it had; what it still has is added as a copy in front of it.
 */
export function copyFromRevision(
  current: readonly ElementVersion[],
  source: readonly ElementVersion[],
  chosen: ReadonlySet<string>,
  createId: () => string = newId,
): IdentifiedElement[] {
  const wanted = withMembers(source, chosen);
  const inCurrent = new Set(current.map((element) => element.elementId));
  const ids = new Map([...wanted].map((id) => [id, inCurrent.has(id) ? createId() : id]));
  const result = current.map(withoutLayout);
  let anchor: string | undefined;
  for (const element of source) {
    const id = ids.get(element.elementId);
    if (id === undefined) {
      if (inCurrent.has(element.elementId)) anchor = element.elementId;
      continue;
    }
    const { parentElementId, ...rest } = withoutLayout(element);
    const parent = parentElementId === undefined ? undefined : (ids.get(parentElementId) ?? parentElementId);
    const copy = { ...rest, elementId: id, ...(parent === undefined ? {} : { parentElementId: parent }) };
    const behind = inCurrent.has(element.elementId) ? element.elementId : anchor;
    result.splice(result.findIndex((each) => each.elementId === behind) + 1, 0, copy);
    anchor = id;
  }
  const parents = new Map(source.map((element) => [element.elementId, element.parentElementId]));
  return repairTree(result, (id) => parents.get(id));
}

/** The chosen elements with everything that their groups hold. */
function withMembers(source: readonly ElementVersion[], chosen: ReadonlySet<string>): Set<string> {
  const parents = new Map(source.map((element) => [element.elementId, element.parentElementId]));
  const isIn = (id: string | undefined): boolean => id !== undefined && (chosen.has(id) || isIn(parents.get(id)));
  return new Set(source.map((element) => element.elementId).filter(isIn));
}
