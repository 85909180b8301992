"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { Order } from "@/components/ui/list-selection";
import { assetQuery } from "@/lib/collections/generated-asset-queries";
import type { Range } from "./grid-layout";

/** Assets a question; the API answers up to a hundred. */
const blockSize = 96;
/** They are asked for in slices, so that no frame waits for all of them. */
const sliceSize = 24;

/**
 * Asks for assets in whole blocks, those in sight and the next ones: scrolling through ten thousand takes a hundred
 * questions, not one a row.
 */
export function usePrefetchedBlocks(order: Order, { from, to }: Range, isFlying: boolean): void {
  const queryClient = useQueryClient();
  const asked = useRef<{ order: Order; blocks: Set<number> } | null>(null);
  useEffect(() => {
    if (isFlying || to === 0) return;
    if (asked.current?.order !== order) asked.current = { order, blocks: new Set() };
    const { blocks } = asked.current;
    const last = Math.floor(Math.min(order.ids.length - 1, to + blockSize / 2) / blockSize);
    for (let block = Math.floor(from / blockSize); block <= last; block += 1) {
      if (blocks.has(block)) continue;
      blocks.add(block);
      for (let start = block * blockSize; start < (block + 1) * blockSize; start += sliceSize) {
        setTimeout(() => {
          for (const id of order.ids.slice(start, start + sliceSize)) void queryClient.prefetchQuery(assetQuery(id));
        });
      }
    }
  }, [order, from, to, isFlying, queryClient]);
}
