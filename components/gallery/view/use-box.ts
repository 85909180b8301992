"use client";

import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { Size } from "./zoom";

/** The size of an element, px; zero until it is known. */
export function useBox<Element extends HTMLElement>(): { ref: RefObject<Element | null>; box: Size } {
  const ref = useRef<Element>(null);
  const [box, setBox] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const read = () => setBox({ width: element.clientWidth, height: element.clientHeight });
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, box };
}
