import type { Editor } from "@/components/designs/canvas/editor-state";
import { duplicateElements, removeElements } from "@/components/designs/canvas/model/copy-elements";
import { pasteStyle, styleOf } from "@/components/designs/canvas/model/copy-style";
import { toggleHidden, toggleLocked } from "@/components/designs/canvas/model/flag-elements";
import { leavesOf, treeOf } from "@/components/designs/canvas/model/tree";
import { copySelection, cutSelection, pasteFromClipboard } from "@/components/designs/canvas/stage/clipboard";
import { keepStyle, keptStyle } from "@/components/designs/canvas/stage/kept-clip";
import { showUndo } from "@/components/ui/toast";
import type { Command } from "./command";
import { hasSelection } from "./selection-commands";

const mayWrite = (editor: Editor) => editor.editable && editor.selection.length > 0;
const count = (number: number) => (number === 1 ? "1 element" : `${number} elements`);

function remove(editor: Editor): void {
  const { draft, removed } = removeElements(editor.draft, editor.space.spaceId, editor.selection);
  if (removed === 0) {
    editor.announce("Locked against deletion");
    return;
  }
  editor.control.edit(() => draft);
  editor.announce(`${count(removed)} deleted`);
}

export const editCommands: readonly Command[] = [
  {
    id: "undo",
    label: "Undo",
    group: "Edit",
    keys: ["mod", "z"],
    enabled: ({ control }) => control.canUndo,
    run: ({ control, announce }) => {
      control.undo();
      announce("Undone");
    },
  },
  {
    id: "redo",
    label: "Redo",
    group: "Edit",
    keys: ["mod", "shift", "z"],
    alsoKeys: [["mod", "y"]],
    enabled: ({ control }) => control.canRedo,
    run: ({ control, announce }) => {
      control.redo();
      announce("Done again");
    },
  },
  {
    id: "cut",
    label: "Cut",
    group: "Edit",
    keys: ["mod", "x"],
    native: true,
    enabled: mayWrite,
    run: (editor) => void cutSelection(editor),
  },
  {
    id: "copy",
    label: "Copy",
    group: "Edit",
    keys: ["mod", "c"],
    native: true,
    enabled: hasSelection,
    run: (editor) => void copySelection(editor),
  },
  {
    id: "paste",
    label: "Paste",
    group: "Edit",
    keys: ["mod", "v"],
    native: true,
    enabled: ({ editable }) => editable,
    run: (editor) => void pasteFromClipboard(editor),
  },
  {
    id: "duplicate",
    label: "Duplicate",
    group: "Edit",
    keys: ["mod", "d"],
    enabled: mayWrite,
    run: (editor) => {
      const { draft, copyIds } = duplicateElements(editor.draft, editor.space.spaceId, editor.selection);
      editor.control.edit(() => draft);
      editor.select(copyIds);
      editor.announce(`${count(copyIds.length)} duplicated`);
    },
  },
  {
    id: "delete",
    label: "Delete",
    group: "Edit",
    keys: ["delete"],
    alsoKeys: [["backspace"]],
    enabled: mayWrite,
    run: remove,
  },
  {
    id: "delete-all",
    label: "Delete everything on this side…",
    group: "Edit",
    keys: [],
    enabled: ({ editable, elements }) => editable && elements.length > 0,
    run: (editor) => {
      const ids = editor.elements.map((element) => element.elementId);
      const { draft, removed } = removeElements(editor.draft, editor.space.spaceId, ids);
      if (removed === 0) return;
      editor.control.edit(() => draft);
      showUndo({ title: `${editor.space.name} is empty`, undo: editor.control.undo });
    },
  },
  {
    id: "copy-style",
    label: "Copy style",
    group: "Edit",
    keys: ["mod", "alt", "c"],
    enabled: hasSelection,
    run: (editor) => {
      const [first] = leavesOf(treeOf(editor.draft, editor.space.spaceId), editor.selection);
      if (first === undefined) return;
      keepStyle(styleOf(first));
      editor.announce("Style copied");
    },
  },
  {
    id: "paste-style",
    label: "Paste style",
    group: "Edit",
    keys: ["mod", "alt", "v"],
    enabled: (editor) => mayWrite(editor) && keptStyle() !== null,
    run: (editor) => {
      const style = keptStyle();
      if (style === null) return;
      editor.control.edit((draft) => pasteStyle(draft, editor.space.spaceId, editor.selection, style));
      editor.announce("Style pasted");
    },
  },
  {
    id: "lock",
    label: "Lock or unlock",
    group: "Edit",
    keys: ["mod", "shift", "l"],
    enabled: mayWrite,
    run: (editor) => {
      const { draft, locked } = toggleLocked(editor.draft, editor.space.spaceId, editor.selection);
      editor.control.edit(() => draft);
      editor.announce(locked ? "Locked" : "Unlocked");
    },
  },
  {
    id: "hide",
    label: "Hide or show",
    group: "Edit",
    keys: ["mod", "shift", "h"],
    enabled: mayWrite,
    run: (editor) => {
      const { draft, hidden } = toggleHidden(editor.draft, editor.space.spaceId, editor.selection);
      editor.control.edit(() => draft);
      editor.announce(hidden ? "Hidden" : "Shown");
    },
  },
  {
    id: "rename",
    label: "Rename",
    group: "Edit",
    keys: ["f2"],
    enabled: (editor) => editor.editable && editor.selection.length === 1 && editor.answers("rename-layer"),
    run: (editor) => editor.request("rename-layer"),
  },
];
