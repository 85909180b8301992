"use client";

import { useSyncExternalStore } from "react";

const key = "atelier-recent-colors";
const kept = 12;
const none: readonly string[] = [];
const listeners = new Set<() => void>();
let known: readonly string[] | undefined;

function read(): readonly string[] {
  if (known !== undefined) return known;
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    const colors = Array.isArray(parsed) ? parsed : [];
    known = colors.filter((each): each is string => typeof each === "string" && /^#[0-9a-f]{6,8}$/.test(each));
  } catch {
    known = none;
  }
  return known;
}

/** Puts a colour first among those used last in this browser. */
export function rememberColor(color: string): void {
  const before = read();
  if (before[0] === color) return;
  known = [color, ...before.filter((each) => each !== color)].slice(0, kept);
  try {
    localStorage.setItem(key, JSON.stringify(known));
  } catch {
    // No store: they are remembered until the page is left.
  }
  for (const listener of listeners) listener();
}

/** Colours used last in this browser, the latest first. */
export function useRecentColors(): readonly string[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read,
    () => none,
  );
}
