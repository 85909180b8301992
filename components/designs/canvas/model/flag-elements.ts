import type { Draft, DraftElement } from "@/components/designs/editor/draft";
import { changeElements } from "./copy-elements";
import { treeOf } from "./tree";

type Aspect = "position" | "content" | "style" | "delete";
const aspects: readonly Aspect[] = ["position", "content", "style", "delete"];

/** Sets or opens single locks of an element; without any it has no `locks` at all. */
export function withLocks(element: DraftElement, change: Partial<Record<Aspect, boolean>>): DraftElement {
  const { locks, ...rest } = element;
  const next: Partial<Record<Aspect, boolean>> = {};
  for (const aspect of aspects) if (change[aspect] ?? locks?.[aspect]) next[aspect] = true;
  return Object.keys(next).length === 0 ? rest : { ...rest, locks: next };
}

/** Locks everything about the elements, or opens all locks when every one of them is locked. */
export function toggleLocked(draft: Draft, spaceId: string, ids: readonly string[]): { draft: Draft; locked: boolean } {
  const { byId } = treeOf(draft, spaceId);
  const isFully = (id: string) => aspects.every((aspect) => byId.get(id)?.locks?.[aspect] === true);
  const locked = !ids.every(isFully);
  const all = { position: locked, content: locked, style: locked, delete: locked };
  return { draft: changeElements(draft, spaceId, ids, (element) => withLocks(element, all)), locked };
}

export function withHidden(element: DraftElement, hidden: boolean): DraftElement {
  const { hidden: _, ...rest } = element;
  return hidden ? { ...rest, hidden: true } : rest;
}

/** Hides the elements, or shows them when every one of them is hidden. */
export function toggleHidden(draft: Draft, spaceId: string, ids: readonly string[]): { draft: Draft; hidden: boolean } {
  const { byId } = treeOf(draft, spaceId);
  const hidden = !ids.every((id) => byId.get(id)?.hidden === true);
  return { draft: changeElements(draft, spaceId, ids, (element) => withHidden(element, hidden)), hidden };
}

/** Names an element; an empty name takes its own away. */
export function renameElement(draft: Draft, spaceId: string, id: string, name: string): Draft {
  return changeElements(draft, spaceId, [id], (element) => {
    const { name: _, ...rest } = element;
    const wanted = name.trim().slice(0, 200);
    return wanted === "" ? rest : { ...rest, name: wanted };
  });
}
