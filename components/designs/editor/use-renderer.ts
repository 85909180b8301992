"use client";

import { useEffect, useReducer, useState } from "react";

export type Renderer = typeof import("./draft-renderer");

/** The renderer, loaded after the page, and a number that grows whenever a font or an image has arrived. */
export function useRenderer(): { renderer: Renderer | null; failed: boolean; arrivals: number } {
  const [renderer, setRenderer] = useState<Renderer | null>(null);
  const [failed, setFailed] = useState(false);
  const [arrivals, arrive] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    import("./draft-renderer").then(
      (loaded) => {
        if (gone) return;
        stop = loaded.onResourceLoaded(arrive);
        setRenderer(loaded);
      },
      () => setFailed(true),
    );
    return () => {
      gone = true;
      stop?.();
    };
  }, []);
  return { renderer, failed, arrivals };
}
