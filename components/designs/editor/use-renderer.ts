"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { fontsQuery } from "@/lib/designs/font-queries";

type Module = typeof import("./draft-renderer");

/** The drawing code; another object whenever a font or an image has arrived, so that drawings are made again. */
export type Renderer = Pick<Module, "drawDraft" | "paintDraft">;

/** The renderer, loaded after the page, with the organization's own fonts. */
export function useRenderer(): { renderer: Renderer | null; failed: boolean } {
  const [renderer, setRenderer] = useState<Renderer | null>(null);
  const [failed, setFailed] = useState(false);
  const { data: fonts } = useQuery(fontsQuery);
  useEffect(() => {
    if (fonts !== undefined) void import("./browser-fonts").then((module) => module.setUploadedFaces(fonts));
  }, [fonts]);
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
