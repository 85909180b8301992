"use client";

import { useEffect } from "react";
import { type Command, commands } from "@/components/designs/canvas/commands";
import { useEditorStore } from "@/components/designs/canvas/editor-context";

/** Keys by their place on the keyboard, where Shift or Alt make another character of them. */
const places: Readonly<Record<string, string>> = {
  BracketLeft: "[",
  BracketRight: "]",
  Quote: "'",
  Equal: "=",
  Minus: "-",
};

function placeOf(code: string): string | undefined {
  const letter = /^(?:Key|Digit)(.)$/.exec(code)?.[1];
  return letter?.toLowerCase() ?? places[code];
}

/** Signs that need Shift on one keyboard and none on another. */
const signs = new Set(["?", "<", ">", "+", "=", ",", "."]);

export interface Stroke {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** Whether a stroke is this one: `["mod", "shift", "l"]`. */
export function isStroke(keys: readonly string[], event: Stroke): boolean {
  const key = keys.at(-1);
  if (key === undefined) return false;
  const mod = event.ctrlKey || event.metaKey;
  if (mod !== keys.includes("mod") || event.altKey !== keys.includes("alt")) return false;
  if (signs.has(key)) return event.key === key;
  if (event.shiftKey !== keys.includes("shift")) return false;
  return event.key.toLowerCase() === key || placeOf(event.code) === key;
}

/** The command of a stroke; the browser's own (copy, cut, paste) are none. */
export function commandFor(event: Stroke): Command | undefined {
  return commands.find(
    (command) =>
      command.native !== true &&
      (isStroke(command.keys, event) || command.alsoKeys?.some((keys) => isStroke(keys, event)) === true),
  );
}

function isTyping(target: Element | null): boolean {
  return target?.closest("input,textarea,select,[contenteditable=true]") != null;
}

function isElsewhere(target: Element | null): boolean {
  return target?.closest("[role=dialog],[role=alertdialog],[role=menu],[role=listbox]") != null;
}

/** Whether a command's keys count where the focus is. */
function isHeard(command: Command, target: Element | null): boolean {
  if (command.whileTyping !== true && (isTyping(target) || isElsewhere(target))) return false;
  return command.onStage !== true || target === document.body || target?.closest("[data-stage]") != null;
}

/** Runs the commands' keys. */
export function useCommandKeys(): void {
  const store = useEditorStore();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const command = commandFor(event);
      if (command === undefined || !isHeard(command, event.target instanceof Element ? event.target : null)) return;
      const editor = store.getEditor();
      const runs = command.enabled(editor);
      // The browser's own zoom and bookmarks would be a surprise in here.
      if (runs || event.ctrlKey || event.metaKey) event.preventDefault();
      if (runs) command.run(editor);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [store]);
}
