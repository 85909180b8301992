import type { Element, ElementInput } from "@/lib/render/scene";

/** An element as a draft or a revision has it; the line breaks of stored text are derived and never compared. */
export type ElementVersion = Element & { elementId: string };

/** An element that can be saved: it has its id and no line breaks. */
export type IdentifiedElement = ElementInput & { elementId: string };

/** Fields by their dotted path; what stands at its default is absent. */
export type Fields = ReadonlyMap<string, unknown>;

/** Values that mean the same as an absent field. */
const defaults: Readonly<Record<string, unknown>> = { opacity: 1, blendMode: "normal", hidden: false };

/** Objects whose members are fields of their own. Of `transform` only when two versions are shown, never when merged. */
const nested: Readonly<Record<string, "always" | "shown">> = { content: "always", locks: "always", transform: "shown" };

export function withoutLayout(element: ElementVersion): IdentifiedElement {
  if (element.type !== "text") return element;
  const { layout: _, ...rest } = element;
  return rest;
}

/** Every field of an element, down to `transform.x`, `content.color` and `locks.position`. */
export function readFields(element: ElementVersion): Fields {
  return collect(element, true);
}

/**
 * The fields that are merged as wholes: the box is one, the side with the group is one (`place`), every member of the
 * content is one. `sameType` false: type, content and artwork are one together (`type`), because contents of different
 * types do not mix.
 */
export function readUnits(element: ElementVersion, sameType: boolean): Fields {
  const units = new Map(collect(element, false));
  units.delete("spaceId");
  units.delete("parentElementId");
  units.set("place", placeOf(element));
  if (sameType) return units;
  for (const path of units.keys()) {
    if (path === "assetId" || path.startsWith("content.")) units.delete(path);
  }
  const { type, content } = element;
  units.set("type", element.type === "image" ? { type, content, assetId: element.assetId } : { type, content });
  return units;
}

/** Puts an element together from the units of `readUnits`. */
export function fromUnits(elementId: string, units: Fields): IdentifiedElement {
  const element: Record<string, unknown> = { elementId, content: {} };
  const put = (path: string, value: unknown) => {
    if (value === undefined) return;
    const [head = "", member] = path.split(/\.(.*)/s);
    if (member === undefined) element[head] = value;
    else element[head] = { ...(element[head] as object | undefined), [member]: value };
  };
  for (const [path, value] of units) {
    const isBundle = path === "place" || (path === "type" && typeof value === "object");
    if (!isBundle) put(path, value);
    else for (const [key, part] of Object.entries(value as object)) put(key, part);
  }
  // Every unit came from a checked element of the same type, so together they are one again.
  return element as IdentifiedElement;
}

function placeOf(element: ElementVersion): { spaceId: string; parentElementId?: string } {
  const { spaceId, parentElementId } = element;
  return parentElementId === undefined ? { spaceId } : { spaceId, parentElementId };
}

function collect(element: ElementVersion, shown: boolean): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [key, value] of Object.entries(element)) {
    if (key === "elementId" || key === "layout" || value === undefined || value === defaults[key]) continue;
    if (nested[key] === "always" || (nested[key] === "shown" && shown)) {
      for (const [member, part] of Object.entries(value as object)) {
        const isDefault = part === undefined || (key === "locks" && part === false);
        if (!isDefault) fields.set(`${key}.${member}`, part);
      }
    } else fields.set(key, value);
  }
  return fields;
}

/** Whether two JSON values are equal, whatever the order of their keys; an absent key equals `undefined`. */
export function isEqualValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other) || one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const left: Readonly<Record<string, unknown>> = { ...one };
  const right: Readonly<Record<string, unknown>> = { ...other };
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) =>
    isEqualValue(left[key], right[key]),
  );
}

/** Paths at which two sets of fields differ. */
export function differingPaths(one: Fields, other: Fields): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((path) => !isEqualValue(one.get(path), other.get(path)));
}
