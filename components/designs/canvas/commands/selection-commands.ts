import type { Editor } from "@/components/designs/canvas/editor-state";
import { describeElement } from "@/components/designs/canvas/model/describe-element";
import { ancestorsOf, treeOf } from "@/components/designs/canvas/model/tree";
import type { DraftElement } from "@/components/designs/editor/draft";
import type { Command } from "./command";

export const hasSelection = ({ selection }: Editor) => selection.length > 0;
export const always = () => true;

function selectAndSay(editor: Editor, id: string): void {
  const tree = treeOf(editor.draft, editor.space.spaceId);
  const element = tree.byId.get(id);
  if (element === undefined) return;
  editor.select([id]);
  editor.announce(describeElement(tree, element));
}

/** The next or previous element among its siblings; without a selection the first or last of the space. */
function neighbour(editor: Editor, by: 1 | -1): DraftElement | undefined {
  const tree = treeOf(editor.draft, editor.space.spaceId);
  const current = editor.selected.at(-1);
  const parent = current === undefined ? null : (tree.parentOf.get(current.elementId) ?? null);
  const siblings = tree.childrenOf.get(parent) ?? [];
  if (current === undefined) return by === 1 ? siblings[0] : undefined;
  return siblings[siblings.indexOf(current) + by];
}

/** Beyond the last element the key goes on to what stands behind the stage: nobody is caught in it. */
function step(editor: Editor, by: 1 | -1): void {
  const next = neighbour(editor, by);
  if (next !== undefined) selectAndSay(editor, next.elementId);
}

function goInto(editor: Editor): void {
  const [only] = editor.selected;
  if (only === undefined || editor.selected.length > 1) return;
  const tree = treeOf(editor.draft, editor.space.spaceId);
  if (only.type === "group") {
    const [first] = tree.childrenOf.get(only.elementId) ?? [];
    if (first !== undefined) selectAndSay(editor, first.elementId);
  } else if ((only.type === "text" || only.type === "image") && editor.isEditable(only, "content")) {
    editor.beginEditing(only.elementId);
  }
}

function goOut(editor: Editor): boolean {
  const [first] = editor.selected;
  if (first === undefined) return false;
  const tree = treeOf(editor.draft, editor.space.spaceId);
  const [parent] = ancestorsOf(tree, first.elementId);
  if (parent === undefined) return false;
  selectAndSay(editor, parent.elementId);
  return true;
}

export const selectionCommands: readonly Command[] = [
  {
    id: "select-all",
    label: "Select all",
    group: "Edit",
    keys: ["mod", "a"],
    enabled: ({ elements }) => elements.length > 0,
    run: (editor) => {
      const { byId, childrenOf } = treeOf(editor.draft, editor.space.spaceId);
      const tops = (childrenOf.get(null) ?? []).filter((element) => element.hidden !== true);
      editor.select(tops.map((element) => element.elementId));
      editor.announce(`${tops.length} of ${byId.size} elements selected`);
    },
  },
  {
    id: "select-next",
    label: "Select the next element",
    group: "Edit",
    keys: ["tab"],
    onStage: true,
    enabled: (editor) => neighbour(editor, 1) !== undefined,
    run: (editor) => step(editor, 1),
  },
  {
    id: "select-previous",
    label: "Select the previous element",
    group: "Edit",
    keys: ["shift", "tab"],
    onStage: true,
    enabled: (editor) => neighbour(editor, -1) !== undefined,
    run: (editor) => step(editor, -1),
  },
  {
    id: "enter",
    label: "Edit, crop, or go into the group",
    group: "Edit",
    keys: ["enter"],
    onStage: true,
    enabled: ({ selected, isEditable }) => {
      const [only] = selected;
      if (only === undefined || selected.length > 1) return false;
      return only.type === "group" || ((only.type === "text" || only.type === "image") && isEditable(only, "content"));
    },
    run: goInto,
  },
  {
    id: "leave",
    label: "Select the group around",
    group: "Edit",
    keys: ["shift", "enter"],
    onStage: true,
    enabled: hasSelection,
    run: (editor) => void goOut(editor),
  },
  {
    id: "escape",
    label: "Leave the tool, the group or the selection",
    group: "Edit",
    keys: ["escape"],
    enabled: ({ selection, tool, editingId }) => selection.length > 0 || tool !== "select" || editingId !== null,
    run: (editor) => {
      if (editor.editingId !== null) editor.endEditing();
      else if (editor.tool !== "select") editor.setTool("select");
      else if (!goOut(editor)) {
        editor.select([]);
        editor.announce("Nothing selected");
      }
    },
  },
];
