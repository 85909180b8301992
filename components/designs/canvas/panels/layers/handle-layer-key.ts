import type { KeyboardEvent } from "react";
import type { Editor } from "@/components/designs/canvas/editor-context";
import { moveInto } from "@/components/designs/canvas/model/group-elements";
import { type OrderStep, orderElements } from "@/components/designs/canvas/model/order-elements";
import { treeOf } from "@/components/designs/canvas/model/tree";
import { removeElement } from "@/components/designs/editor/draft";
import { type LayerRow, rowsBetween } from "./layer-rows";

interface LayerKeys {
  editor: Editor;
  rows: readonly LayerRow[];
  /** Where a range of the selection begins. */
  anchor: () => string | null;
  focus: (id: string) => void;
  setOpen: (id: string, open: boolean) => void;
  rename: (id: string) => void;
}

/** Layers that an order acts on: the selection when it holds the layer, else the layer. */
export function actedOn(editor: Editor, id: string): readonly string[] {
  return editor.selection.includes(id) ? editor.selection : [id];
}

/** Puts layers into the group in front of or around them. */
function nest(editor: Editor, rows: readonly LayerRow[], id: string, inwards: boolean): void {
  const { space, control } = editor;
  const tree = treeOf(editor.draft, space.spaceId);
  const parent = tree.parentOf.get(id) ?? null;
  const ids = actedOn(editor, id);
  if (!inwards) {
    if (parent === null) return;
    control.edit((draft) => moveInto(draft, space.spaceId, ids, tree.parentOf.get(parent) ?? null, parent));
    editor.announce("Moved out of its group");
    return;
  }
  const index = rows.findIndex((row) => row.element.elementId === id);
  const level = rows[index]?.level;
  const before = rows.slice(0, index).findLast((row) => row.level === level);
  if (before?.element.type !== "group") return;
  const groupId = before.element.elementId;
  control.edit((draft) => moveInto(draft, space.spaceId, ids, groupId, null));
  editor.announce("Moved into the group above");
}

/** What keys do in the layer list; answers whether the key meant something. */
export function handleLayerKey(event: KeyboardEvent, id: string, keys: LayerKeys): boolean {
  const { editor, rows, anchor, focus, setOpen } = keys;
  const index = rows.findIndex((row) => row.element.elementId === id);
  const row = rows[index];
  if (row === undefined) return false;
  const ids = actedOn(editor, id);
  const key = event.key.toLowerCase();
  const holdsControl = event.ctrlKey || event.metaKey;
  const go = (next: LayerRow | undefined) => {
    if (next === undefined) return;
    const nextId = next.element.elementId;
    focus(nextId);
    if (event.shiftKey) editor.select(rowsBetween(rows, anchor() ?? id, nextId));
    else if (!holdsControl) editor.select([nextId]);
  };
  const order = (step: OrderStep) =>
    editor.control.edit((draft) => orderElements(draft, editor.space.spaceId, ids, step));
  const changes: Readonly<Record<string, () => void>> = {
    arrowup: () => order("forward"),
    arrowdown: () => order("backward"),
    arrowright: () => nest(editor, rows, id, true),
    arrowleft: () => nest(editor, rows, id, false),
  };
  const remove = () => removeLayers(editor, ids, () => go(rows[index + 1] ?? rows[index - 1]));
  const moves: Readonly<Record<string, () => void>> = {
    arrowup: () => go(rows[index - 1]),
    arrowdown: () => go(rows[index + 1]),
    home: () => go(rows[0]),
    end: () => go(rows.at(-1)),
    arrowright: () => (row.isOpen === false ? setOpen(id, true) : row.isOpen && go(rows[index + 1])),
    arrowleft: () =>
      row.isOpen === true ? setOpen(id, false) : go(rows.slice(0, index).findLast((each) => each.level < row.level)),
    " ": () => editor.select([id], "toggle"),
    enter: () => editor.select([id], holdsControl ? "toggle" : "replace"),
    f2: () => editor.editable && keys.rename(id),
    delete: remove,
    backspace: remove,
  };
  const action = event.altKey ? (editor.editable ? changes[key] : undefined) : moves[key];
  action?.();
  return action !== undefined;
}

function removeLayers(editor: Editor, ids: readonly string[], after: () => void): void {
  const free = editor.elements.filter((each) => ids.includes(each.elementId) && editor.isEditable(each, "delete"));
  if (free.length === 0) {
    editor.announce("Locked against deleting");
    return;
  }
  after();
  editor.control.edit((draft) => free.reduce((rest, element) => removeElement(rest, element.elementId), draft));
  editor.announce(free.length === 1 ? "Deleted" : `${free.length} elements deleted`);
}
