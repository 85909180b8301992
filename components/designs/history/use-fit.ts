"use client";

import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { Space } from "@/lib/render/scene";

/** Room left around a drawing, px. */
const marginPx = 24;

/** Size in px of a side with its bleed so that `across` of them fit beside each other into the place they have. */
export function useFit(
  space: Space,
  across: number,
): { ref: RefObject<HTMLDivElement | null>; scale: number; width: number; height: number } {
  const ref = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const update = () => setPlace({ width: element.clientWidth, height: element.clientHeight });
    update();
    const observer = new ResizeObserver(update);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const widthMm = space.widthMm + 2 * space.bleedMm;
  const heightMm = space.heightMm + 2 * space.bleedMm;
  const room = place.width / across - 2 * marginPx;
  const scale = Math.max(0, Math.min(room / widthMm, (place.height - 2 * marginPx) / heightMm));
  return { ref, scale, width: widthMm * scale, height: heightMm * scale };
}
