import { v7 as newId } from "uuid";
import type { RevisionJson } from "@/lib/designs/schemas";
import type { ElementInput } from "@/lib/render/scene";

/** An element while it is edited: it has its id from the start, so that selection and revisions can follow it. */
export type DraftElement = ElementInput & { elementId: string };

export type TextDraft = Extract<DraftElement, { type: "text" }>;
export type ImageDraft = Extract<DraftElement, { type: "image" }>;
export type ShapeDraft = Extract<DraftElement, { type: "shape" }>;
export type PathDraft = Extract<DraftElement, { type: "path" }>;

/** What a revision is saved from. `elements` are in paint order over all sides. */
export interface Draft {
  readonly elements: readonly DraftElement[];
  /** Name of a colour of the style, or `#rrggbb`; null: the style's first. */
  readonly productColor: string | null;
}

/** The draft that a revision stands for; line breaks stay with the revision. */
export function draftOf(revision: RevisionJson | null, initialColor: string | null): Draft {
  if (revision === null) return { elements: [], productColor: initialColor };
  const color = revision.metadata.productColor;
  return {
    productColor: typeof color === "string" ? color : null,
    elements: revision.elements.map((element): DraftElement => {
      if (element.type !== "text") return element;
      const { layout: _, ...rest } = element;
      return rest;
    }),
  };
}

/** Elements that were not touched are the same objects, so only the others are compared by value. */
export function isEqualDraft(one: Draft, other: Draft): boolean {
  if (one === other) return true;
  return (
    one.productColor === other.productColor &&
    one.elements.length === other.elements.length &&
    one.elements.every((element, index) => {
      const counterpart = other.elements[index];
      return element === counterpart || JSON.stringify(element) === JSON.stringify(counterpart);
    })
  );
}

export function findElement(draft: Draft, id: string | null): DraftElement | undefined {
  return draft.elements.find((element) => element.elementId === id);
}

/** Replaces one element by what `change` makes of it. */
export function changeElement(draft: Draft, id: string, change: (element: DraftElement) => DraftElement): Draft {
  return {
    ...draft,
    elements: draft.elements.map((element) => (element.elementId === id ? change(element) : element)),
  };
}

/** Adds an element in front of everything. */
export function addElement(draft: Draft, element: DraftElement): Draft {
  return { ...draft, elements: [...draft.elements, element] };
}

/** The element and everything it groups, at any depth. */
function familyOf(draft: Draft, id: string): Set<string> {
  const family = new Set([id]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const { elementId, parentElementId } of draft.elements) {
      if (parentElementId === undefined || !family.has(parentElementId) || family.has(elementId)) continue;
      family.add(elementId);
      grown = true;
    }
  }
  return family;
}

/** Takes an element out, a group with all it holds. */
export function removeElement(draft: Draft, id: string): Draft {
  const family = familyOf(draft, id);
  return { ...draft, elements: draft.elements.filter((element) => !family.has(element.elementId)) };
}

/** Offset of a copy from its original, mm. */
const copyOffsetMm = 5;

/** Puts a copy in front of an element, a little to the right and below; a group is copied with all it holds. */
export function duplicateElement(draft: Draft, id: string): { draft: Draft; copyId: string } {
  const family = familyOf(draft, id);
  const ids = new Map(Array.from(family, (original) => [original, newId()]));
  const copies = draft.elements
    .filter((element) => family.has(element.elementId))
    .map(
      (element): DraftElement => ({
        ...element,
        elementId: ids.get(element.elementId) ?? newId(),
        ...(element.elementId !== id && element.parentElementId !== undefined
          ? { parentElementId: ids.get(element.parentElementId) }
          : {}),
        transform: {
          ...element.transform,
          x: element.transform.x + copyOffsetMm,
          y: element.transform.y + copyOffsetMm,
        },
      }),
    );
  const last = draft.elements.findLastIndex((element) => family.has(element.elementId));
  const elements = draft.elements.toSpliced(last + 1, 0, ...copies);
  return { draft: { ...draft, elements }, copyId: ids.get(id) ?? id };
}

/** Elements that are painted one after the other at the same level, back to front. */
export function siblingsOf(draft: Draft, element: DraftElement): readonly DraftElement[] {
  return draft.elements.filter(
    (other) => other.spaceId === element.spaceId && other.parentElementId === element.parentElementId,
  );
}

/** Moves an element to where `targetId`, one of its siblings, stands. */
export function moveElementTo(draft: Draft, id: string, targetId: string): Draft {
  const from = draft.elements.findIndex((element) => element.elementId === id);
  const to = draft.elements.findIndex((element) => element.elementId === targetId);
  const moved = draft.elements[from];
  const target = draft.elements[to];
  if (moved === undefined || target === undefined || from === to) return draft;
  if (moved.spaceId !== target.spaceId || moved.parentElementId !== target.parentElementId) return draft;
  return { ...draft, elements: draft.elements.toSpliced(from, 1).toSpliced(to, 0, moved) };
}

/** Moves an element one step to the front (`1`) or the back (`-1`) among its siblings. */
export function stepElement(draft: Draft, id: string, step: 1 | -1): Draft {
  const element = findElement(draft, id);
  if (element === undefined) return draft;
  const siblings = siblingsOf(draft, element);
  const target = siblings[siblings.indexOf(element) + step];
  return target === undefined ? draft : moveElementTo(draft, id, target.elementId);
}

/** Parts of a name that a person recognizes an element by. */
export function labelOf(element: DraftElement, assetName?: string): string {
  if (element.name !== undefined && element.name !== "") return element.name;
  if (element.type === "text") return element.content.text.trim().split("\n")[0]?.slice(0, 60) || "Empty text";
  if (element.type === "image") return assetName ?? "Image";
  if (element.type === "shape") {
    return { rect: "Rectangle", ellipse: "Ellipse", polygon: "Polygon", star: "Star", line: "Line" }[
      element.content.shape
    ];
  }
  return element.type === "path" ? "Drawing" : "Group";
}
