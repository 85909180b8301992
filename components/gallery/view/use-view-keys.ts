"use client";

import { useEffect, useRef } from "react";

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest("input,textarea,select,video,[role=menu],[role=listbox]") !== null;

/** Keys of a view that covers the window, while no dialog is above it and nobody types; what is undefined does nothing. */
export function useViewKeys(keys: Readonly<Record<string, (() => void) | undefined>>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isField(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      const run = latest.current[event.key];
      if (run === undefined || document.querySelectorAll('[role="dialog"]').length > 1) return;
      event.preventDefault();
      run();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
