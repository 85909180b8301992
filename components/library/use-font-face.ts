"use client";

import { useEffect, useState } from "react";
import type { FontJson } from "@/lib/designs/font-queries";

const loading = new Map<string, Promise<unknown>>();

/** Brings a font into the page under its key. A face that cannot be had is shown in the page's own font. */
function loadFace({ fontKey, url }: Pick<FontJson, "fontKey" | "url">): Promise<unknown> {
  const known = loading.get(fontKey);
  if (known !== undefined) return known;
  const started = new FontFace(fontKey, `url("${url}")`)
    .load()
    .then((face) => document.fonts.add(face))
    .catch(() => loading.delete(fontKey));
  loading.set(fontKey, started);
  return started;
}

/** The CSS family of an uploaded font once it is there; null before. */
export function useFontFace(font: Pick<FontJson, "fontKey" | "url">): string | null {
  const { fontKey, url } = font;
  const [ready, setReady] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    void loadFace({ fontKey, url }).then(() => left || setReady(fontKey));
    return () => {
      left = true;
    };
  }, [fontKey, url]);
  return ready;
}
