import type { Editor } from "@/components/designs/canvas/editor-state";

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
  /** Only while the stage, and no field, button or list, has the focus: keys that mean something everywhere. */
  readonly onStage?: boolean;
  /** The browser does it at these keys, and tells the editor (copy, cut, paste). */
  readonly native?: boolean;
  /** Works while somebody types in a field. */
  readonly whileTyping?: boolean;
  enabled(editor: Editor): boolean;
  run(editor: Editor): void;
}
