import type { Aspect } from "@/components/designs/canvas/editor-context";
import type { Draft, DraftElement } from "@/components/designs/editor/draft";
import type { Space } from "@/lib/render/scene";

/** What the inspector's fields show and change: the selected elements. */
export interface InspectorTarget {
  /** At least one, in paint order. */
  readonly elements: readonly DraftElement[];
  readonly draft: Draft;
  readonly space: Space;
  readonly editable: boolean;
  mayEdit(element: DraftElement, aspect: Aspect): boolean;
  edit(change: (draft: Draft) => Draft, key?: string): void;
}

/** Ids of the elements that may be changed in this respect. */
export function editableIds({ elements, mayEdit }: InspectorTarget, aspect: Aspect): string[] {
  return elements.filter((element) => mayEdit(element, aspect)).map((element) => element.elementId);
}

/** Changes each selected element that may be changed in this respect; typing into one field is one step of undo. */
export function changeEach(
  target: InspectorTarget,
  aspect: Aspect | null,
  field: string,
  change: (element: DraftElement) => DraftElement,
): void {
  const ids = new Set(
    aspect === null ? target.elements.map((element) => element.elementId) : editableIds(target, aspect),
  );
  if (ids.size === 0) return;
  target.edit(
    (draft) => ({
      ...draft,
      elements: draft.elements.map((element) => (ids.has(element.elementId) ? change(element) : element)),
    }),
    `${[...ids].join(" ")}:${field}`,
  );
}
