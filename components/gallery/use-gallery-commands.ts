"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { copyText } from "@/components/ui/copy-button";
import { showError, showSuccess } from "@/components/ui/toast";
import { assetKeys, assetQuery, type GeneratedAssetJson } from "@/lib/collections/generated-asset-queries";
import type { AssetCommand, MenuSubject } from "./asset-menu";
import { useAssetActions } from "./use-asset-actions";
import type { WriteGalleryState } from "./use-gallery-state";

/** A dialog about assets that stands above whatever is shown. */
export interface AssetDialog {
  kind: "tag" | "regenerate" | "send" | "download";
  ids: readonly string[];
}

/** Puts the settings of an asset into the clipboard, to be pasted into the dialog for another. */
async function copySettings(asset: GeneratedAssetJson): Promise<void> {
  try {
    await copyText(JSON.stringify(asset.settings, null, 2));
    showSuccess("Settings copied", "Paste them where you generate another.");
  } catch (cause) {
    showError("The settings could not be copied", cause);
  }
}

export interface GalleryCommands {
  run: (command: AssetCommand, ids: readonly string[]) => void;
  /** What the menu for these may offer. */
  describe: (ids: readonly string[], other: string | null) => MenuSubject;
  actions: ReturnType<typeof useAssetActions>;
  dialog: AssetDialog | null;
  closeDialog: () => void;
}

/** What can be done to assets from the grid, its menu, the bar of the selection and the details: one set of commands. */
export function useGalleryCommands({
  editable,
  open,
  write,
  onRemove,
  onCompare,
}: {
  editable: boolean;
  open: WriteGalleryState;
  write: WriteGalleryState;
  /** Before they leave the list, so that the focus goes somewhere. */
  onRemove: (ids: readonly string[]) => void;
  onCompare: (ids: readonly string[]) => void;
}): GalleryCommands {
  const queryClient = useQueryClient();
  const actions = useAssetActions();
  const [dialog, setDialog] = useState<AssetDialog | null>(null);
  const peek = (id: string) => queryClient.getQueryData<GeneratedAssetJson | null>(assetKeys.asset(id)) ?? undefined;

  const leave = (work: (ids: readonly string[]) => Promise<void>) => (ids: readonly string[]) => {
    onRemove(ids);
    void work(ids);
  };
  const ask = (kind: AssetDialog["kind"]) => (ids: readonly string[]) => setDialog({ kind, ids });
  const table: Readonly<Record<AssetCommand, (ids: readonly string[], first: string) => void>> = {
    open: (_, first) => open({ asset: first }),
    compare: onCompare,
    similar: (_, first) => write({ similar: first, asset: null, trash: null }),
    "copy-settings": (_, first) =>
      void queryClient.fetchQuery(assetQuery(first)).then((asset) => (asset === null ? null : copySettings(asset))),
    regenerate: ask("regenerate"),
    send: ask("send"),
    tag: ask("tag"),
    prioritize: (_, first) => void actions.prioritize(first),
    retry: (_, first) => void actions.enqueue(first),
    pin: (ids) => void actions.pin(ids, true),
    unpin: (ids) => void actions.pin(ids, false),
    download: (ids) => {
      const [first, ...others] = ids;
      if (first === undefined) return;
      if (others.length > 0) return setDialog({ kind: "download", ids });
      void actions.downloadOne(first);
    },
    delete: leave(actions.remove),
    restore: leave(actions.restore),
  };
  const run = (command: AssetCommand, ids: readonly string[]) => {
    const [first] = ids;
    if (first !== undefined) table[command](ids, first);
  };
  const describe = (ids: readonly string[], other: string | null): MenuSubject => {
    const known = ids.slice(0, 500).flatMap((id) => peek(id) ?? []);
    const one = ids.length === 1 ? known[0] : undefined;
    return {
      count: ids.length,
      isCompleted: known.some((asset) => asset.status === "completed"),
      isPinned: known.length > 0 && known.every((asset) => asset.pinned),
      canRetry: one?.status === "error" || one?.status === "draft",
      isWaiting: one?.status === "pending",
      isInTrash: known.some((asset) => asset.deletedAt !== null),
      canCompare: ids.length === 2 || (ids.length === 1 && other !== null && other !== ids[0]),
      editable,
    };
  };
  return { run, describe, actions, dialog, closeDialog: () => setDialog(null) };
}
