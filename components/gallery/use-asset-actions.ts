"use client";

import { useQueryClient } from "@tanstack/react-query";
import { showError, showSuccess, showUndo } from "@/components/ui/toast";
import {
  type AssetIds,
  assetKeys,
  assetQuery,
  type BulkAssetsInput,
  changeAssets,
  enqueueAsset,
  foremost,
  type GeneratedAssetJson,
  type SimilarAsset,
  setPriority,
} from "@/lib/collections/generated-asset-queries";
import { downloadAsset, downloadAssets } from "./download-assets";

export interface AssetActions {
  pin: (ids: readonly string[], pinned: boolean) => Promise<void>;
  /** Both answer whether it worked. */
  addTags: (ids: readonly string[], tags: string[]) => Promise<boolean>;
  removeTags: (ids: readonly string[], tags: string[]) => Promise<boolean>;
  /** Into the trash at once; a toast takes it back. */
  remove: (ids: readonly string[]) => Promise<void>;
  restore: (ids: readonly string[]) => Promise<void>;
  download: (ids: readonly string[], pattern: string) => Promise<void>;
  /** The file of one result as it is. */
  downloadOne: (id: string) => Promise<void>;
  /** Sends a draft on its way, a failed one again. */
  enqueue: (id: string) => Promise<void>;
  /** Moves one that waits before all others. */
  prioritize: (id: string) => Promise<void>;
}

/** Lists of what looks like an asset hold whole assets. */
const isSimilarQuery = ({ queryKey }: { queryKey: readonly unknown[] }) =>
  queryKey[0] === assetKeys.all[0] && queryKey[2] === "similar";

const words = (count: number) => (count === 1 ? "1 asset" : `${count.toLocaleString("en")} assets`);

/** What can be done to assets wherever they are shown: seen at once, taken back when the studio refuses. */
export function useAssetActions(): AssetActions {
  const queryClient = useQueryClient();

  const patch = (ids: readonly string[], change: (asset: GeneratedAssetJson) => GeneratedAssetJson) => {
    const before: GeneratedAssetJson[] = [];
    for (const id of ids) {
      const asset = queryClient.getQueryData<GeneratedAssetJson | null>(assetKeys.asset(id));
      if (asset === undefined || asset === null) continue;
      before.push(asset);
      queryClient.setQueryData(assetKeys.asset(id), change(asset));
    }
    return () => {
      for (const asset of before) queryClient.setQueryData(assetKeys.asset(asset.id), asset);
    };
  };
  /** Takes ids out of all lists; the answer puts the lists back. */
  const leave = (ids: readonly string[]) => {
    const gone = new Set(ids);
    const lists = queryClient.getQueriesData<AssetIds>({ queryKey: assetKeys.ids });
    for (const [key, list] of lists) {
      if (list === undefined) continue;
      const rest = list.ids.filter((id) => !gone.has(id));
      const left = list.ids.length - rest.length;
      if (left > 0) queryClient.setQueryData<AssetIds>(key, { ids: rest, total: list.total - left });
    }
    const alike = queryClient.getQueriesData<SimilarAsset[]>({ predicate: isSimilarQuery });
    for (const [key, assets] of alike) {
      if (assets?.some(({ id }) => gone.has(id)) !== true) continue;
      queryClient.setQueryData<SimilarAsset[]>(
        key,
        assets.filter(({ id }) => !gone.has(id)),
      );
    }
    return () => {
      for (const [key, list] of lists) queryClient.setQueryData(key, list);
      for (const [key, assets] of alike) queryClient.setQueryData(key, assets);
    };
  };
  const refresh = (ids: readonly string[]) => {
    const changed: ReadonlySet<unknown> = new Set(ids);
    void queryClient.invalidateQueries({ queryKey: assetKeys.ids });
    void queryClient.invalidateQueries({ queryKey: [...assetKeys.all, "list"] });
    // One look at the cache for all of them: there may be ten thousand.
    void queryClient.invalidateQueries({
      queryKey: assetKeys.all,
      predicate: (query) => changed.has(query.queryKey[1]) || isSimilarQuery(query),
    });
  };
  /** Shows a change, asks for it, and takes it back where that fails. @returns the ids that are different now */
  const change = async (
    failure: string,
    body: BulkAssetsInput,
    optimistic: readonly (() => void)[],
  ): Promise<string[] | null> => {
    try {
      const changed = await changeAssets(body);
      refresh(body.ids);
      return changed;
    } catch (cause) {
      for (const takeBack of optimistic) takeBack();
      showError(failure, cause);
      return null;
    }
  };
  const undoing = (body: BulkAssetsInput, shown: readonly (() => void)[]) => async () => {
    for (const takeBack of shown) takeBack();
    await changeAssets(body).finally(() => refresh(body.ids));
  };

  return {
    pin: async (ids, pinned) => {
      await queryClient.cancelQueries({ queryKey: assetKeys.ids });
      const shown = [patch(ids, (asset) => ({ ...asset, pinned }))];
      const changed = await change(
        pinned ? "Could not pin" : "Could not unpin",
        { action: pinned ? "pin" : "unpin", ids: [...ids] },
        shown,
      );
      if (changed === null || ids.length === 1) return;
      showUndo({
        title: `${words(changed.length)} ${pinned ? "pinned" : "unpinned"}`,
        undo: async () => {
          if (changed.length > 0) await undoing({ action: pinned ? "unpin" : "pin", ids: changed }, shown)();
        },
      });
    },
    addTags: async (ids, tags) => {
      const shown = [patch(ids, (asset) => ({ ...asset, tags: [...new Set([...asset.tags, ...tags])].sort() }))];
      const changed = await change("Could not tag", { action: "add-tags", ids: [...ids], tags }, shown);
      if (changed === null) return false;
      if (changed.length === 0 || tags.length > 1 || ids.length === 1) return true;
      showUndo({
        title: `${words(changed.length)} tagged “${tags[0]}”`,
        undo: undoing({ action: "remove-tags", ids: changed, tags }, shown),
      });
      return true;
    },
    removeTags: async (ids, tags) => {
      const shown = [patch(ids, (asset) => ({ ...asset, tags: asset.tags.filter((tag) => !tags.includes(tag)) }))];
      const changed = await change("Could not take the tag off", { action: "remove-tags", ids: [...ids], tags }, shown);
      if (changed === null) return false;
      if (changed.length === 0 || tags.length > 1 || ids.length === 1) return true;
      showUndo({
        title: `“${tags[0]}” taken off ${words(changed.length)}`,
        undo: undoing({ action: "add-tags", ids: changed, tags }, shown),
      });
      return true;
    },
    remove: async (ids) => {
      await queryClient.cancelQueries({ queryKey: assetKeys.ids });
      const deletedAt = new Date().toISOString();
      const shown = [leave(ids), patch(ids, (asset) => ({ ...asset, deletedAt }))];
      const changed = await change("Could not delete", { action: "delete", ids: [...ids] }, shown);
      if (changed === null || changed.length === 0) return;
      showUndo({
        title: `${words(changed.length)} in the trash`,
        description: "They can be restored for 30 days.",
        undo: undoing({ action: "restore", ids: changed }, shown),
      });
    },
    restore: async (ids) => {
      await queryClient.cancelQueries({ queryKey: assetKeys.ids });
      const shown = [leave(ids), patch(ids, (asset) => ({ ...asset, deletedAt: null }))];
      const changed = await change("Could not restore", { action: "restore", ids: [...ids] }, shown);
      if (changed === null || changed.length === 0) return;
      showUndo({
        title: `${words(changed.length)} restored`,
        undo: undoing({ action: "delete", ids: changed }, shown),
      });
    },
    download: async (ids, pattern) => {
      try {
        showSuccess("The ZIP is being gathered", "It is saved as soon as it is whole.");
        await downloadAssets(ids, pattern);
      } catch (cause) {
        showError("Could not download", cause);
      }
    },
    downloadOne: async (id) => {
      try {
        downloadAsset(await queryClient.fetchQuery(assetQuery(id)));
      } catch (cause) {
        showError("Could not download", cause);
      }
    },
    enqueue: async (id) => {
      const takeBack = patch([id], (asset) => ({ ...asset, status: "pending", progress: 0, errorMessage: null }));
      try {
        await enqueueAsset(id);
        refresh([id]);
        showSuccess("It is waiting to be made");
      } catch (cause) {
        takeBack();
        showError("Could not begin", cause);
      }
    },
    prioritize: async (id) => {
      try {
        queryClient.setQueryData(assetKeys.asset(id), await setPriority(id, foremost));
        showSuccess("It is made next");
      } catch (cause) {
        showError("Could not move it forward", cause);
      }
    },
  };
}
