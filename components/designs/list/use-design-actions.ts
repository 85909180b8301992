"use client";

import { useQueryClient } from "@tanstack/react-query";
import { showError, showSuccess, showUndo } from "@/components/ui/toast";
import { deleteDesign, designKeys, renameDesign, restoreDesign } from "@/lib/designs/queries";
import type { DesignJson } from "@/lib/designs/schemas";

export interface DesignActions {
  /** Answers whether it worked; what went wrong is shown. */
  rename: (design: Pick<DesignJson, "id" | "name">, name: string) => Promise<boolean>;
  /** Moves to the trash and offers to take it back. */
  remove: (design: Pick<DesignJson, "id" | "name">) => Promise<boolean>;
  restore: (design: Pick<DesignJson, "id" | "name">) => Promise<boolean>;
}

/** What can be done to a design wherever it is listed. */
export function useDesignActions(): DesignActions {
  const queryClient = useQueryClient();
  const reload = () => queryClient.invalidateQueries({ queryKey: designKeys.all });
  const attempt = async (failure: string, work: () => Promise<void>): Promise<boolean> => {
    try {
      await work();
      await reload();
      return true;
    } catch (cause) {
      showError(failure, cause);
      return false;
    }
  };
  return {
    rename: (design, name) =>
      attempt("Could not rename the design", async () => {
        await renameDesign(design.id, name);
      }),
    remove: (design) =>
      attempt("Could not delete the design", async () => {
        await deleteDesign(design.id);
        showUndo({
          title: `“${design.name}” is in the trash`,
          undo: async () => {
            await restoreDesign(design.id);
            await reload();
          },
        });
      }),
    restore: (design) =>
      attempt("Could not restore the design", async () => {
        await restoreDesign(design.id);
        showSuccess(`“${design.name}” is back`);
      }),
  };
}
