import type { ElementStyle } from "@/components/designs/canvas/model/copy-style";

/** What was copied last: in memory, and in this browser's store for other tabs, where the clipboard itself is refused. */

const clipKey = "atelier-clip";
const styleKey = "atelier-style-clip";
const memory = new Map<string, string>();

function write(key: string, text: string): void {
  memory.set(key, text);
  try {
    localStorage.setItem(key, text);
  } catch {
    // Memory will do.
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? memory.get(key) ?? null;
  } catch {
    return memory.get(key) ?? null;
  }
}

export function keepClip(text: string): void {
  write(clipKey, text);
}

export function keptClip(): string | null {
  return read(clipKey);
}

export function keepStyle(style: ElementStyle): void {
  write(styleKey, JSON.stringify(style));
}

/** Only what this editor wrote is under this key. */
export function keptStyle(): ElementStyle | null {
  const text = read(styleKey);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as ElementStyle) : null;
  } catch {
    return null;
  }
}
