"use client";

import { useQueryClient } from "@tanstack/react-query";
import { showError, showSuccess, showUndo } from "@/components/ui/toast";
import { type AssetJson, changeAssets, libraryKeys } from "@/lib/designs/library-queries";

type Target = Pick<AssetJson, "id" | "name" | "folderId">;

/** Ids a request. */
const chunkSize = 500;

export interface AssetActions {
  /** Moves to the trash and offers to take it back. Answers whether it worked; what went wrong is shown. */
  remove: (targets: readonly Target[]) => Promise<boolean>;
  restore: (targets: readonly Target[]) => Promise<boolean>;
  move: (targets: readonly Target[], folderId: string | null, folderName: string) => Promise<boolean>;
  tag: (targets: readonly Target[], tags: string[]) => Promise<boolean>;
  untag: (targets: readonly Target[], tags: string[]) => Promise<boolean>;
}

function chunksOf(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / chunkSize) }, (_, index) =>
    ids.slice(index * chunkSize, (index + 1) * chunkSize),
  );
}

const describe = (targets: readonly Target[]) =>
  targets.length === 1 ? `“${targets[0]?.name}”` : `${targets.length} pieces of artwork`;

type Bulk =
  | { action: "delete" | "restore" }
  | { action: "move"; folderId: string | null }
  | { action: "tag" | "untag"; tags: string[] };

/** Changes many, five hundred a request; answers those that are different now. */
async function change(ids: readonly string[], bulk: Bulk): Promise<string[]> {
  const changed: string[] = [];
  for (const chunk of chunksOf(ids)) changed.push(...(await changeAssets({ ...bulk, ids: chunk })).changed);
  return changed;
}

/** What can be done to artwork wherever it is listed. */
export function useAssetActions(): AssetActions {
  const queryClient = useQueryClient();
  const reload = async () => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: libraryKeys.assets }),
      queryClient.invalidateQueries({ queryKey: libraryKeys.folders }),
    ]);
  };
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
  const undoing = (work: () => Promise<unknown>) => async () => {
    await work();
    await reload();
  };
  const ids = (targets: readonly Target[]) => targets.map((target) => target.id);
  const is = (targets: readonly Target[]) => (targets.length === 1 ? "is" : "are");

  return {
    remove: (targets) =>
      attempt("Could not delete the artwork", async () => {
        const changed = await change(ids(targets), { action: "delete" });
        showUndo({
          title: `${describe(targets)} ${is(targets)} in the trash`,
          undo: undoing(() => change(changed, { action: "restore" })),
        });
      }),
    restore: (targets) =>
      attempt("Could not restore the artwork", async () => {
        await change(ids(targets), { action: "restore" });
        showSuccess(`${describe(targets)} ${is(targets)} back`);
      }),
    move: (targets, folderId, folderName) =>
      attempt("Could not move the artwork", async () => {
        const changed = new Set(await change(ids(targets), { action: "move", folderId }));
        const before = Map.groupBy(
          targets.filter((target) => changed.has(target.id)),
          (target) => target.folderId,
        );
        showUndo({
          title: `${describe(targets)} ${is(targets)} in ${folderName}`,
          undo: undoing(async () => {
            for (const [from, group] of before) await change(ids(group), { action: "move", folderId: from });
          }),
        });
      }),
    tag: (targets, tags) =>
      attempt("Could not tag the artwork", async () => {
        const changed = await change(ids(targets), { action: "tag", tags });
        if (changed.length === 0) return;
        // Taking a tag back from what had one of several already would take too much: each is added on its own then.
        if (tags.length > 1) return showSuccess(`Tagged ${describe(targets)}`);
        showUndo({
          title: `Tagged ${describe(targets)} “${tags[0]}”`,
          undo: undoing(() => change(changed, { action: "untag", tags })),
        });
      }),
    untag: (targets, tags) =>
      attempt("Could not take the tag off", async () => {
        const changed = await change(ids(targets), { action: "untag", tags });
        if (changed.length === 0 || tags.length > 1) return;
        showUndo({
          title: `Took “${tags[0]}” off ${describe(targets)}`,
          undo: undoing(() => change(changed, { action: "tag", tags })),
        });
      }),
  };
}
