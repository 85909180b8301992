"use client";

import { useEffect, useState } from "react";

type Module = typeof import("./draft-renderer");

/** The drawing code; another object whenever a font or an image has arrived, so that drawings are made again. */
export type Renderer = Pick<Module, "drawDraft" | "paintDraft">;

/** The renderer, loaded after the page. */
export function useRenderer(): { renderer: Renderer | null; failed: boolean } {
  const [renderer, setRenderer] = useState<Renderer | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    import("./draft-renderer").then(
      ({ drawDraft, paintDraft, onResourceLoaded }) => {
        if (gone) return;
        stop = onResourceLoaded(() => setRenderer({ drawDraft, paintDraft }));
        setRenderer({ drawDraft, paintDraft });
      },
      () => setFailed(true),
    );
    return () => {
      gone = true;
      stop?.();
    };
  }, []);
  return { renderer, failed };
}
