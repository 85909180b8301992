"use client";

import { useQueryClient } from "@tanstack/react-query";
import { showUndo } from "@/components/ui/toast";
import { applyFlagChange, type FlagChange, undoFlagChange } from "@/lib/designs/routing-queries";

/** Makes a change, reloads what it touches, and offers to take it back. */
export function useApplyChange(): (change: FlagChange, done: string, reason: string) => Promise<void> {
  const queryClient = useQueryClient();
  const reload = () => queryClient.invalidateQueries({ queryKey: ["routing_flags"] });
  return async (change, done, reason) => {
    const trimmed = reason.trim();
    const flagId = await applyFlagChange(change, trimmed === "" ? undefined : trimmed);
    // Nobody waits for it: what was asked for is done.
    void reload();
    showUndo({
      title: done,
      undo: async () => {
        await undoFlagChange(flagId);
        await reload();
      },
    });
  };
}
