"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { draftOf } from "@/components/designs/editor/draft";
import type { DraftControl } from "@/components/designs/editor/use-draft";
import type { SaveControl } from "@/components/designs/editor/use-save";
import { showError, showSuccess } from "@/components/ui/toast";
import { revisionQuery } from "@/lib/designs/queries";
import { type Choices, mergedDraft, type PreparedMerge, prepareMerge } from "./prepare-merge";

export interface MergeControl {
  /** Waits for decisions. */
  open: PreparedMerge | null;
  /** Merges with a newer revision: at once where nothing is to be decided and `ask` is false, else in a dialog. */
  begin: (newestId: string, ask: boolean) => Promise<void>;
  finish: (choices: Choices, save: boolean) => Promise<void>;
  close: () => void;
}

/** Brings unsaved changes and a newer revision together, element by element. */
export function useMerge(control: DraftControl, saver: Pick<SaveControl, "saveOn" | "closeConflict">): MergeControl {
  const queryClient = useQueryClient();
  const [open, setOpen] = useState<PreparedMerge | null>(null);

  const apply = (merge: PreparedMerge, choices: Choices) => {
    const draft = mergedDraft(merge, choices);
    control.rebase(merge.newest.id, draftOf(merge.newest, null), draft);
    setOpen(null);
    saver.closeConflict();
    return draft;
  };
  return {
    open,
    begin: async (newestId, ask) => {
      try {
        const newest = await queryClient.fetchQuery({
          ...revisionQuery(newestId),
          staleTime: Number.POSITIVE_INFINITY,
        });
        const merge = prepareMerge(control.saved, control.draft, newest);
        if (ask || merge.result.conflicts.length > 0) return setOpen(merge);
        apply(merge, {});
        showSuccess(`${newest.createdBy?.name ?? "Somebody"}’s revision ${newest.number} is merged into your changes`);
      } catch (cause) {
        showError("The newer revision could not be loaded", cause);
      }
    },
    finish: async (choices, save) => {
      if (open === null) return;
      const draft = apply(open, choices);
      if (save) await saver.saveOn(open.newest.id, draft);
    },
    close: () => {
      setOpen(null);
      saver.closeConflict();
    },
  };
}
