"use client";

import { useEffect } from "react";

/** What the editor opens later: loaded while nothing else happens, so that it also opens without a network. */
const parts: readonly (() => Promise<unknown>)[] = [
  () => import("@/components/designs/editor/text-fields"),
  () => import("@/components/designs/editor/shape-fields"),
  () => import("@/components/designs/editor/image-fields"),
  () => import("./color/color-popover"),
  () => import("./insert/insert-panel"),
  () => import("./insert/import-svg"),
  () => import("./help-dialog"),
  () => import("@/components/ui/combobox-panel"),
  () => import("@/components/ui/select-list"),
  () => import("@/components/ui/menu-parts"),
  () => import("@/components/designs/canvas/persistence/merge-dialog"),
  () => import("@/components/designs/canvas/persistence/parse-kept-drafts"),
  () => import("@/lib/designs/elements/preflight/apply-fix"),
];

/** The page comes first, ms. */
const waitMs = 1_500;

/** Loads the editor's further parts one after the other, once the page stands. */
export function usePreload(): void {
  useEffect(() => {
    let left = false;
    const load = async () => {
      for (const part of parts) {
        if (left) return;
        // One that fails now is asked for again when it is needed.
        await part().catch(() => {});
      }
    };
    const timer = setTimeout(() => void load(), waitMs);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, []);
}
