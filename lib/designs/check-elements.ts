import { newId } from "@/db/columns";
import { AppError, type FieldError } from "@/lib/kernel/errors";
import type { ElementInput } from "@/lib/render/scene";
import type { IdentifiedElement } from "./elements/element-fields";
import { maxGroupDepth } from "./elements/repair-tree";

export type { IdentifiedElement };

/**
 * Checks what a schema cannot: spaces exist, ids are unique, parents are groups of the same space without a cycle.
 * Elements without an id get one.
 * @throws `validation_failed` naming the elements
 */
export function checkElements(elements: readonly ElementInput[], spaceIds: ReadonlySet<string>): IdentifiedElement[] {
  const identified = elements.map((element) => ({ ...element, elementId: element.elementId ?? newId() }));
  const byId = new Map<string, IdentifiedElement>();
  const errors: FieldError[] = [];
  const report = (index: number, field: string, message: string) => {
    if (errors.length < 50) errors.push({ path: `elements.${index}.${field}`, message });
  };
  identified.forEach((element, index) => {
    if (byId.has(element.elementId)) report(index, "elementId", "is used twice");
    byId.set(element.elementId, element);
    if (!spaceIds.has(element.spaceId)) report(index, "spaceId", "is no space of the style");
  });
  identified.forEach((element, index) => {
    if (element.parentElementId === undefined) return;
    const parent = byId.get(element.parentElementId);
    if (parent === undefined) report(index, "parentElementId", "is no element of the revision");
    else if (parent.type !== "group") report(index, "parentElementId", "is not a group");
    else if (parent.spaceId !== element.spaceId) report(index, "parentElementId", "is on another space");
    else if (depthOf(element, byId) > maxGroupDepth)
      report(index, "parentElementId", "is nested too deep, or in itself");
  });
  if (errors.length > 0) throw new AppError("validation_failed", "Some elements break a rule.", { errors });
  return identified;
}

function depthOf(element: IdentifiedElement, byId: ReadonlyMap<string, IdentifiedElement>): number {
  let depth = 0;
  for (
    let at: IdentifiedElement | undefined = element;
    at?.parentElementId !== undefined && depth <= maxGroupDepth;
    depth += 1
  ) {
    at = byId.get(at.parentElementId);
  }
  return depth;
}
