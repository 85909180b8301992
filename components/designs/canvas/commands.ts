import type { Editor } from "./editor-context";

export const commandGroups = ["Edit", "Tools", "Arrange", "Move and resize", "Text", "View", "Design"] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** Something the editor does: by key, from a menu, or from the palette. There is no other list of shortcuts. */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly group: CommandGroup;
  /** One stroke, the key last: `["mod", "shift", "l"]`. Empty: only in menus and the palette. */
  readonly keys: readonly string[];
  /** Other strokes that do the same. */
  readonly alsoKeys?: readonly (readonly string[])[];
  /** Works while somebody types in a field. */
  readonly whileTyping?: boolean;
  enabled(editor: Editor): boolean;
  run(editor: Editor): void;
}

const always = () => true;

export const commands: readonly Command[] = [
  {
    id: "undo",
    label: "Undo",
    group: "Edit",
    keys: ["mod", "z"],
    enabled: ({ control }) => control.canUndo,
    run: ({ control }) => control.undo(),
  },
  {
    id: "redo",
    label: "Redo",
    group: "Edit",
    keys: ["mod", "shift", "z"],
    alsoKeys: [["mod", "y"]],
    enabled: ({ control }) => control.canRedo,
    run: ({ control }) => control.redo(),
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
  {
    id: "help",
    label: "Keyboard shortcuts",
    group: "View",
    keys: ["?"],
    enabled: (editor) => editor.answers("help"),
    run: (editor) => editor.request("help"),
  },
  { id: "fit", label: "Show everything", group: "View", keys: ["shift", "1"], enabled: always, run: (e) => e.fit() },
];

export function findCommand(id: string): Command | undefined {
  return commands.find((command) => command.id === id);
}
