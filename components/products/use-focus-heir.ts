"use client";

import { useEffect, useRef } from "react";
import { findNeighbour, orderOf } from "@/components/ui/list-selection";

/**
 * Gives the focus of a product's link (`data-product`) to its neighbour when the product leaves the list.
 * @returns to be called before it leaves, with all that leave with it
 */
export function useFocusHeir(items: readonly { id: string }[]): (from: string, leaving: readonly string[]) => void {
  const heir = useRef<{ from: string; to: string } | null>(null);
  useEffect(() => {
    const next = heir.current;
    if (next === null || items.some(({ id }) => id === next.from)) return;
    heir.current = null;
    if (document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>(`[data-product="${next.to}"]`)?.focus();
  }, [items]);
  return (from, leaving) => {
    const to = findNeighbour(orderOf(items.map(({ id }) => id)), from, new Set(leaving));
    heir.current = to === null ? null : { from, to };
  };
}
