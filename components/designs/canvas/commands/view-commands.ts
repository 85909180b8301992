import type { Editor, Tool } from "@/components/designs/canvas/editor-state";
import {
  createShapeIn,
  createTextIn,
  defaultBox,
  type ShapeKind,
} from "@/components/designs/canvas/model/create-elements";
import { describeElement } from "@/components/designs/canvas/model/describe-element";
import { treeOf } from "@/components/designs/canvas/model/tree";
import { stepZoom } from "@/components/designs/canvas/model/view";
import { addElement, type DraftElement } from "@/components/designs/editor/draft";
import type { Command } from "./command";
import { always, hasSelection } from "./selection-commands";

function tool(id: Tool, label: string, key: string): Command {
  const needsEditing = id !== "select" && id !== "hand" && id !== "eyedropper";
  return {
    id: `tool-${id}`,
    label,
    group: "Tools",
    keys: [key],
    enabled: ({ editable }) => editable || !needsEditing,
    run: (editor) => {
      editor.setTool(id);
      editor.announce(label);
    },
  };
}

/** Adds an element in the middle of the space: how keys alone make one. */
export function insertInMiddle(editor: Editor, element: DraftElement): void {
  editor.control.edit((draft) => addElement(draft, element));
  editor.setTool("select");
  editor.select([element.elementId]);
  const after = addElement(editor.draft, element);
  editor.announce(`${describeElement(treeOf(after, editor.space.spaceId), element)} added`);
}

function insert(kind: ShapeKind | "text", label: string, key: string): Command {
  return {
    id: `insert-${kind}`,
    label,
    group: "Tools",
    keys: ["shift", key],
    enabled: ({ editable }) => editable,
    run: (editor) => {
      const { space, productColor } = editor;
      const middle = { x: space.widthMm / 2, y: space.heightMm / 2 };
      const element =
        kind === "text"
          ? createTextIn(space, productColor, { at: middle })
          : createShapeIn(space, kind, defaultBox(space, kind, middle), productColor);
      insertInMiddle(editor, element);
      if (kind === "text") editor.beginEditing(element.elementId);
    },
  };
}

function toggle(name: "snap" | "rulers" | "mockup", label: string, keys: readonly string[]): Command {
  return {
    id: `toggle-${name}`,
    label,
    group: "View",
    keys,
    enabled: always,
    run: (editor) => {
      editor.setOption(name, !editor.options[name]);
      editor.announce(`${label}: ${editor.options[name] ? "off" : "on"}`);
    },
  };
}

function showSide(editor: Editor, by: 1 | -1): void {
  const { spaces } = editor.style;
  const index = spaces.findIndex((each) => each.spaceId === editor.space.spaceId);
  const next = spaces[(index + by + spaces.length) % spaces.length];
  if (next === undefined) return;
  editor.setSpace(next.sideId);
  editor.announce(next.name);
}

export const viewCommands: readonly Command[] = [
  tool("select", "Select and move", "v"),
  tool("hand", "Move the view", "h"),
  tool("text", "Write text", "t"),
  tool("rect", "Draw a rectangle", "r"),
  tool("ellipse", "Draw an ellipse", "o"),
  tool("line", "Draw a line", "l"),
  tool("star", "Draw a star", "s"),
  tool("polygon", "Draw a polygon", "p"),
  tool("eyedropper", "Pick a colour from the picture", "i"),
  insert("text", "Add text in the middle", "t"),
  insert("rect", "Add a rectangle in the middle", "r"),
  insert("ellipse", "Add an ellipse in the middle", "o"),
  insert("line", "Add a line in the middle", "l"),
  insert("star", "Add a star in the middle", "s"),
  insert("polygon", "Add a polygon in the middle", "p"),
  {
    id: "insert-image",
    label: "Add an image…",
    group: "Tools",
    keys: ["shift", "i"],
    enabled: (editor) => editor.editable && editor.answers("insert-image"),
    run: (editor) => editor.request("insert-image"),
  },
  {
    id: "zoom-in",
    label: "Zoom in",
    group: "View",
    keys: ["mod", "+"],
    alsoKeys: [["mod", "="]],
    enabled: always,
    run: (editor) => editor.zoomTo(stepZoom(editor.view.zoom, 1)),
  },
  {
    id: "zoom-out",
    label: "Zoom out",
    group: "View",
    keys: ["mod", "-"],
    enabled: always,
    run: (editor) => editor.zoomTo(stepZoom(editor.view.zoom, -1)),
  },
  {
    id: "zoom-100",
    label: "Life size, 100 %",
    group: "View",
    keys: ["mod", "0"],
    enabled: always,
    run: (editor) => editor.zoomTo(1),
  },
  { id: "fit", label: "Show everything", group: "View", keys: ["shift", "1"], enabled: always, run: (e) => e.fit() },
  {
    id: "fit-selection",
    label: "Show the selection",
    group: "View",
    keys: ["shift", "2"],
    enabled: hasSelection,
    run: (editor) => editor.fitSelection(),
  },
  {
    id: "next-side",
    label: "Next side",
    group: "View",
    keys: ["pagedown"],
    enabled: ({ style }) => style.spaces.length > 1,
    run: (editor) => showSide(editor, 1),
  },
  {
    id: "previous-side",
    label: "Previous side",
    group: "View",
    keys: ["pageup"],
    enabled: ({ style }) => style.spaces.length > 1,
    run: (editor) => showSide(editor, -1),
  },
  toggle("snap", "Snapping", ["mod", "shift", "'"]),
  toggle("rulers", "Rulers", ["shift", "u"]),
  toggle("mockup", "Product behind the artwork", ["shift", "m"]),
  {
    id: "add-guide",
    label: "Add a guide at a position…",
    group: "View",
    keys: ["shift", "g"],
    enabled: (editor) => editor.answers("type-guide"),
    run: (editor) => editor.request("type-guide"),
  },
  {
    id: "remove-guides",
    label: "Delete all guides of this side",
    group: "View",
    keys: [],
    enabled: ({ guides }) => guides.length > 0,
    run: (editor) => editor.setGuides([]),
  },
  {
    id: "menu",
    label: "Menu of the selection",
    group: "View",
    keys: ["shift", "f10"],
    alsoKeys: [["contextmenu"]],
    onStage: true,
    enabled: (editor) => editor.answers("menu"),
    run: (editor) => editor.request("menu"),
  },
  {
    id: "help",
    label: "Keyboard shortcuts",
    group: "View",
    keys: ["?"],
    enabled: (editor) => editor.answers("help"),
    run: (editor) => editor.request("help"),
  },
  {
    id: "save",
    label: "Save",
    group: "Design",
    keys: ["mod", "s"],
    whileTyping: true,
    enabled: (editor) => editor.answers("save"),
    run: (editor) => editor.request("save"),
  },
];
