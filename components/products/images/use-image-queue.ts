"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { useStudio } from "@/components/shell/studio-context";
import { productKeys, uploadProductImage } from "@/lib/collections/product-queries";
import { ImageQueue, type QueuedImage } from "./image-queue";

/** One queue an organization and person; it goes on while other pages are open. */
const queues = new Map<string, ImageQueue>();
const none: readonly QueuedImage[] = [];

function queueOf(owner: string, queryClient: QueryClient): ImageQueue {
  const known = queues.get(owner);
  if (known !== undefined) return known;
  const queue = new ImageQueue({
    send: (item, events) => uploadProductImage(item.productId, item.file, { ...events, idempotencyKey: item.id }),
    onDone: (productId) => {
      void queryClient.invalidateQueries({ queryKey: productKeys.item(productId) });
      void queryClient.invalidateQueries({ queryKey: productKeys.lists });
    },
  });
  queues.set(owner, queue);
  return queue;
}

/** The images that whoever is signed in adds to products. */
export function useImageQueue(): { queue: ImageQueue; items: readonly QueuedImage[] } {
  const { organization, user } = useStudio();
  const queue = queueOf(`${organization.id}:${user.id}`, useQueryClient());
  const items = useSyncExternalStore(queue.subscribe, queue.getItems, () => none);
  const isBusy = items.some(({ state }) => state === "waiting" || state === "sending");
  useEffect(() => {
    if (!isBusy) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isBusy]);
  return { queue, items };
}
