"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useConfirm } from "@/components/ui/alert-dialog";
import { describeProblem } from "@/components/ui/problem";
import { showError } from "@/components/ui/toast";
import {
  type CollectionJson,
  cancelCollection,
  collectionKeys,
  type GeneratedAssetJson,
  pauseCollection,
  reorderAssets,
  resumeCollection,
  retryFailedAssets,
} from "@/lib/collections/collection-queries";
import { enqueueAsset, foremost, setPriority } from "@/lib/collections/generated-asset-queries";
import { mergeAsset } from "./use-collection-assets";

type Control = "pause" | "resume" | "cancel" | "retry" | "order";

export interface CollectionControls {
  /** What was asked for last and is under way. */
  busy: Control | null;
  pause: () => void;
  resume: () => void;
  cancel: () => void;
  retryFailed: () => void;
  /** Ids of assets that are tried again one by one. */
  retrying: ReadonlySet<string>;
  retry: (asset: GeneratedAssetJson) => void;
  /** Makes one the next to be made, before those of every other collection, too. */
  putFirst: (asset: GeneratedAssetJson, queue: readonly GeneratedAssetJson[]) => void;
  /** @param order ids of all that wait */
  reorder: (order: string[], moved: GeneratedAssetJson, priority: number) => void;
}

/** What can be done to a generation that is under way or has ended. */
export function useCollectionControls(id: string): CollectionControls {
  const queryClient = useQueryClient();
  const confirm = useConfirm();
  const queue = useRef<Promise<void>>(Promise.resolve());
  const [busy, setBusy] = useState<Control | null>(null);
  const [retrying, setRetrying] = useState<ReadonlySet<string>>(new Set());
  const assetsKey = collectionKeys.assets(id);
  const reload = () => {
    void queryClient.invalidateQueries({ queryKey: collectionKeys.item(id), exact: true });
    void queryClient.invalidateQueries({ queryKey: assetsKey });
  };
  const write = (change: (before: GeneratedAssetJson[]) => GeneratedAssetJson[]) =>
    queryClient.setQueryData<GeneratedAssetJson[]>(assetsKey, (before) =>
      before === undefined ? before : change(before),
    );
  const perform = async (control: Control, failure: string, work: () => Promise<CollectionJson>) => {
    try {
      queryClient.setQueryData(collectionKeys.item(id), await work());
    } catch (cause) {
      // It ended, or somebody else was faster: what is shown next says so.
      if (describeProblem(cause).code !== "illegal_transition") showError(failure, cause);
    } finally {
      setBusy((before) => (before === control ? null : before));
      reload();
    }
  };
  /** One after the other: the stream may show that it pauses before the answer to "Pause" is there. */
  const act = (control: Control, failure: string, work: () => Promise<CollectionJson>): Promise<void> => {
    if (busy === control && control !== "order") return queue.current;
    setBusy(control);
    queue.current = queue.current.then(() => perform(control, failure, work));
    return queue.current;
  };
  const cancel = async () => {
    const agreed = await confirm({
      title: "Cancel the generation?",
      description:
        "What is made stays, what is being made is finished. The rest is not made; you can generate it later.",
      confirmLabel: "Cancel the generation",
      cancelLabel: "Go on",
      danger: true,
    });
    if (agreed) await act("cancel", "Could not cancel", () => cancelCollection(id));
  };
  const retry = async (asset: GeneratedAssetJson) => {
    setRetrying((before) => new Set(before).add(asset.id));
    try {
      const fresh = await enqueueAsset(asset.id);
      write((before) => mergeAsset(before, fresh));
    } catch (cause) {
      showError(`Could not try ${asset.productName} again`, cause);
    } finally {
      setRetrying((before) => new Set([...before].filter((other) => other !== asset.id)));
      reload();
    }
  };
  return {
    busy,
    retrying,
    pause: () => void act("pause", "Could not pause", () => pauseCollection(id)),
    resume: () => void act("resume", "Could not go on", () => resumeCollection(id)),
    cancel: () => void cancel(),
    retryFailed: () => void act("retry", "Could not try them again", () => retryFailedAssets(id)),
    retry: (asset) => void retry(asset),
    putFirst: (asset, queue) => {
      const first = Math.min(0, ...queue.map(({ queueOrder }) => queueOrder)) - 1;
      const moved = { ...asset, priority: foremost, queueOrder: first };
      write((before) => before.map((other) => (other.id === asset.id ? moved : other)));
      setPriority(asset.id, foremost)
        .then((fresh) => write((before) => mergeAsset(before, fresh)))
        .catch((cause: unknown) => {
          showError("Could not move it forward", cause);
          reload();
        });
    },
    reorder: (order, moved, priority) => {
      write((before) =>
        before.map((asset) => {
          const place = order.indexOf(asset.id);
          if (place === -1) return asset;
          return { ...asset, queueOrder: place, ...(asset.id === moved.id ? { priority } : {}) };
        }),
      );
      void act("order", "Could not change the order", async () => {
        if (priority !== moved.priority) await setPriority(moved.id, priority);
        return reorderAssets(id, order);
      });
    },
  };
}
