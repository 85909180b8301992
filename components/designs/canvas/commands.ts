import { arrangeCommands } from "./commands/arrange-commands";
import type { Command } from "./commands/command";
import { editCommands } from "./commands/edit-commands";
import { selectionCommands } from "./commands/selection-commands";
import { transformCommands } from "./commands/transform-commands";
import { viewCommands } from "./commands/view-commands";

export { type Command, commandGroups } from "./commands/command";

/** Everything the editor does: keys, menus, help and palette read this list. */
export const commands: readonly Command[] = [
  ...editCommands,
  ...selectionCommands,
  ...viewCommands,
  ...arrangeCommands,
  ...transformCommands,
];

export function findCommand(id: string): Command | undefined {
  return commands.find((command) => command.id === id);
}
