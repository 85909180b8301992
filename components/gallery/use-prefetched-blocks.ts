"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { Order } from "@/components/ui/list-selection";
import { prefetchAssets } from "@/lib/collections/generated-asset-queries";
import type { Range } from "./grid-layout";

/** Assets a question: what is ahead comes in time, and no frame waits for what may never be looked at. */
const blockSize = 48;
/**
 * Asks for assets in whole blocks, those in sight and the next ones: scrolling through ten thousand takes two
 * hundred questions, not one a row.
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
      void prefetchAssets(queryClient, order.ids.slice(block * blockSize, (block + 1) * blockSize));
    }
  }, [order, from, to, isFlying, queryClient]);
}
