"use client";

import { useSyncExternalStore } from "react";

const storageKey = "atelier-gallery-density";
const usual = 40;
/** A tile is at least this wide, px, at either end of the slider. */
const [smallest, largest] = [64, 340] as const;

const listeners = new Set<() => void>();
let current: number | undefined;

function read(): number {
  if (current !== undefined) return current;
  let kept: string | null = null;
  try {
    kept = window.localStorage.getItem(storageKey);
  } catch {
    // Storage that is switched off remembers nothing.
  }
  const value = kept === null ? Number.NaN : Number(kept);
  current = Number.isFinite(value) ? Math.min(100, Math.max(0, value)) : usual;
  return current;
}

function write(value: number): void {
  current = value;
  try {
    window.localStorage.setItem(storageKey, String(value));
  } catch {
    // It holds for this page.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** How large tiles are, 0 to 100, remembered by the browser; `least` is the same as a width, px. */
export function useDensity(): { value: number; least: number; set: (value: number) => void } {
  const value = useSyncExternalStore(subscribe, read, () => usual);
  return { value, least: Math.round(smallest * (largest / smallest) ** (value / 100)), set: write };
}
