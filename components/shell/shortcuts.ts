"use client";

import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { createRegistry } from "./registry";

export interface Shortcut {
  /** Keys of one stroke (`["mod", "k"]`), or with `sequence` of strokes one after the other. */
  keys: readonly string[];
  sequence?: boolean;
  label: string;
  /** Heading in the overview: "Anywhere", "This design". */
  group: string;
  run: () => void;
  /** Works while somebody types in a field, too. */
  whileTyping?: boolean;
}

const registry = createRegistry<Shortcut>();
const none: readonly Shortcut[] = [];

/** Makes shortcuts work, and lists them under `?`, while the caller is mounted. A later page wins over an earlier one. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  useLayoutEffect(() => {
    latest.current = shortcuts;
  });
  const signature = shortcuts
    .map((shortcut) => `${shortcut.group}:${shortcut.keys.join("+")}:${shortcut.label}`)
    .join("|");
  useEffect(() => {
    if (signature === "") return;
    return registry.add(
      latest.current.map((shortcut, index) => ({ ...shortcut, run: () => latest.current[index]?.run() })),
    );
  }, [signature]);
}

/** All shortcuts that work at the moment. */
export function useActiveShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(registry.subscribe, registry.read, () => none);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function pressed(keys: readonly string[], event: KeyboardEvent): boolean {
  const key = keys.at(-1);
  const wantsMod = keys.includes("mod");
  if (key === undefined || event.key.toLowerCase() !== key) return false;
  if (wantsMod !== (event.metaKey || event.ctrlKey) || event.altKey !== keys.includes("alt")) return false;
  // "?" needs Shift on most keyboards and none on some, so Shift only counts for letters and named keys.
  return !/^[a-z]$|^.{2,}$/.test(key) || event.shiftKey === keys.includes("shift");
}

const sequencePauseMs = 900;

/** Listens for all shortcuts; used once, by the shell. */
export function useShortcutListener(): void {
  useEffect(() => {
    let first: { key: string; at: number } | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const typing = isTyping(event.target);
      const inDialog =
        event.target instanceof HTMLElement &&
        event.target.closest('[role="dialog"],[role="alertdialog"],[role="menu"],[role="listbox"]') !== null;
      const candidates = [...registry.read()]
        .reverse()
        .filter(
          (shortcut) => (shortcut.whileTyping === true || !typing) && (shortcut.whileTyping === true || !inDialog),
        );
      const single = candidates.find((shortcut) => shortcut.sequence !== true && pressed(shortcut.keys, event));
      if (single) {
        event.preventDefault();
        first = null;
        single.run();
        return;
      }
      if (event.metaKey || event.ctrlKey || event.altKey) return;
      const start = first !== null && event.timeStamp - first.at < sequencePauseMs ? first.key : null;
      const second = candidates.find(
        (shortcut) => shortcut.sequence === true && shortcut.keys[0] === start && shortcut.keys[1] === event.key,
      );
      first = second === undefined && !typing ? { key: event.key, at: event.timeStamp } : null;
      if (second === undefined) return;
      event.preventDefault();
      second.run();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
