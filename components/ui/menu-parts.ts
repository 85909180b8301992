import { DropdownMenu } from "radix-ui";

/** What an open menu is made of, in a file of its own to be loaded with the first menu that opens. */
export const menuParts = DropdownMenu;
export type MenuParts = typeof DropdownMenu;
