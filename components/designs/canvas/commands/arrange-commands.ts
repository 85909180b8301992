import type { Editor } from "@/components/designs/canvas/editor-state";
import { alignElements, distributeElements } from "@/components/designs/canvas/model/align-elements";
import { groupElements, ungroupElements } from "@/components/designs/canvas/model/group-elements";
import { type OrderStep, orderElements } from "@/components/designs/canvas/model/order-elements";
import { rootsOf, treeOf } from "@/components/designs/canvas/model/tree";
import type { Edge } from "@/components/designs/editor/geometry";
import type { Command } from "./command";

const mayWrite = (editor: Editor) => editor.editable && editor.selection.length > 0;
const rootCount = (editor: Editor) => rootsOf(treeOf(editor.draft, editor.space.spaceId), editor.selection).length;

function order(id: OrderStep, label: string, keys: readonly string[]): Command {
  return {
    id: `order-${id}`,
    label,
    group: "Arrange",
    keys,
    enabled: mayWrite,
    run: (editor) => {
      editor.control.edit((draft) => orderElements(draft, editor.space.spaceId, editor.selection, id));
      editor.announce(label);
    },
  };
}

function align(edge: Edge, label: string, key: string): Command {
  return {
    id: `align-${edge}`,
    label,
    group: "Arrange",
    keys: ["alt", "shift", key],
    enabled: mayWrite,
    run: (editor) => {
      editor.control.edit((draft) => alignElements(draft, editor.space, editor.selection, edge));
      editor.announce(label);
    },
  };
}

function distribute(axis: "x" | "y", label: string, key: string): Command {
  return {
    id: `distribute-${axis}`,
    label,
    group: "Arrange",
    keys: ["alt", "shift", key],
    enabled: (editor) => mayWrite(editor) && rootCount(editor) > 2,
    run: (editor) => {
      editor.control.edit((draft) => distributeElements(draft, editor.space.spaceId, editor.selection, axis));
      editor.announce(label);
    },
  };
}

export const arrangeCommands: readonly Command[] = [
  {
    id: "group",
    label: "Group",
    group: "Arrange",
    keys: ["mod", "g"],
    enabled: (editor) => editor.editable && rootCount(editor) > 1,
    run: (editor) => {
      const made = groupElements(editor.draft, editor.space.spaceId, editor.selection);
      if (made === null) return;
      editor.control.edit(() => made.draft);
      editor.select([made.groupId]);
      editor.announce("Grouped");
    },
  },
  {
    id: "ungroup",
    label: "Ungroup",
    group: "Arrange",
    keys: ["mod", "shift", "g"],
    enabled: ({ editable, selected }) => editable && selected.some((element) => element.type === "group"),
    run: (editor) => {
      const { draft, freedIds } = ungroupElements(editor.draft, editor.space.spaceId, editor.selection);
      editor.control.edit(() => draft);
      editor.select(freedIds);
      editor.announce(`Ungrouped, ${freedIds.length} elements selected`);
    },
  },
  order("front", "Bring to the front", ["mod", "shift", "]"]),
  order("forward", "Bring forward", ["mod", "]"]),
  order("backward", "Send backward", ["mod", "["]),
  order("back", "Send to the back", ["mod", "shift", "["]),
  align("left", "Align left", "l"),
  align("center", "Align centres", "c"),
  align("right", "Align right", "r"),
  align("top", "Align top", "t"),
  align("middle", "Align middles", "m"),
  align("bottom", "Align bottom", "b"),
  distribute("x", "Equal gaps across", "h"),
  distribute("y", "Equal gaps down", "v"),
];
