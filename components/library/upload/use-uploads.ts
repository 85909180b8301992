"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { useStudio } from "@/components/shell/studio-context";
import { libraryKeys } from "@/lib/designs/library-queries";
import { forgetFile, keepFile, readKeptFiles } from "./kept-files";
import { sendFile } from "./send-file";
import { type UploadItem, UploadQueue } from "./upload-queue";

/** One queue an organization and person; it goes on while other pages are open. */
const queues = new Map<string, UploadQueue>();
const none: readonly UploadItem[] = [];

function queueOf(owner: string, queryClient: QueryClient): UploadQueue {
  const known = queues.get(owner);
  if (known !== undefined) return known;
  const queue = new UploadQueue({
    owner,
    send: sendFile,
    keep: keepFile,
    forget: forgetFile,
    recall: readKeptFiles,
    onDone: () => {
      void queryClient.invalidateQueries({ queryKey: ["assets", "list"] });
      void queryClient.invalidateQueries({ queryKey: libraryKeys.folders });
    },
  });
  queues.set(owner, queue);
  return queue;
}

/** The uploads of whoever is signed in; what an earlier visit left goes on by itself. */
export function useUploads(): { queue: UploadQueue; items: readonly UploadItem[] } {
  const { organization, user } = useStudio();
  const queryClient = useQueryClient();
  const queue = queueOf(`${organization.id}:${user.id}`, queryClient);
  const items = useSyncExternalStore(queue.subscribe, queue.getItems, () => none);
  useEffect(() => {
    void queue.recall();
  }, [queue]);
  return { queue, items };
}
