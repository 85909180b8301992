import type { Draft, DraftElement } from "@/components/designs/editor/draft";
import { type ElementTree, rootsOf, treeOf } from "./tree";

export type OrderStep = "front" | "forward" | "backward" | "back";

/** Writes a space's elements in another order into the draft; other spaces' stay at their places. */
export function withOrder(draft: Draft, spaceId: string, ordered: readonly DraftElement[]): Draft {
  let next = 0;
  const elements = draft.elements.map((element) => {
    if (element.spaceId !== spaceId) return element;
    const placed = ordered[next];
    next += 1;
    return placed ?? element;
  });
  const isSame = elements.every((element, index) => element === draft.elements[index]);
  return isSame ? draft : { ...draft, elements };
}

/** Paint order again from lists of siblings. */
export function flatten(
  tree: ElementTree,
  siblingsOf: (parent: string | null, siblings: readonly DraftElement[]) => readonly DraftElement[],
): DraftElement[] {
  const visit = (parent: string | null): DraftElement[] =>
    siblingsOf(parent, tree.childrenOf.get(parent) ?? []).flatMap((element) =>
      element.type === "group" ? [element, ...visit(element.elementId)] : [element],
    );
  return visit(null);
}

function moveAmong(
  siblings: readonly DraftElement[],
  chosen: ReadonlySet<string>,
  step: OrderStep,
): readonly DraftElement[] {
  const isChosen = (element: DraftElement) => chosen.has(element.elementId);
  if (step === "front") return [...siblings.filter((each) => !isChosen(each)), ...siblings.filter(isChosen)];
  if (step === "back") return [...siblings.filter(isChosen), ...siblings.filter((each) => !isChosen(each))];
  const list = step === "forward" ? siblings.toReversed() : [...siblings];
  for (let index = 1; index < list.length; index += 1) {
    const [before, here] = [list[index - 1], list[index]];
    if (before === undefined || here === undefined || !isChosen(here) || isChosen(before)) continue;
    list[index - 1] = here;
    list[index] = before;
  }
  return step === "forward" ? list.toReversed() : list;
}

/** Moves elements to the front or the back among their siblings, all the way or one step. */
export function orderElements(draft: Draft, spaceId: string, ids: readonly string[], step: OrderStep): Draft {
  const tree = treeOf(draft, spaceId);
  const chosen = new Set(rootsOf(tree, ids).map((element) => element.elementId));
  return withOrder(
    draft,
    spaceId,
    flatten(tree, (_, siblings) => moveAmong(siblings, chosen, step)),
  );
}
