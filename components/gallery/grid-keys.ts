/** What a key means on a tile. */
export type GridIntent =
  | { kind: "move"; extends: boolean }
  | { kind: "toggle" | "reach" | "remove" | "compare" | "menu" };

const moves = new Set(["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End"]);

/** Null: nothing of the grid's, Enter and Ctrl+A among them, which are the button's and the page's. */
export function readIntent(event: {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}): GridIntent | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null;
  if (moves.has(event.key)) return { kind: "move", extends: event.shiftKey };
  switch (event.key) {
    case " ":
    case "x":
    case "X":
      return { kind: event.shiftKey ? "reach" : "toggle" };
    case "Delete":
    case "Backspace":
      return { kind: "remove" };
    case "c":
      return { kind: "compare" };
    case "ContextMenu":
      return { kind: "menu" };
    case "F10":
      return event.shiftKey ? { kind: "menu" } : null;
    default:
      return null;
  }
}
