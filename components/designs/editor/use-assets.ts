"use client";

import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { assetQuery } from "@/lib/designs/queries";
import type { ImageSource } from "./browser-images";
import type { Draft } from "./draft";

/** Where the draft's pictures are; the answer changes only when one of them does, so that drawing is not repeated. */
export function useImageSources(draft: Draft): (assetId: string) => ImageSource | undefined {
  const ids = [...new Set(draft.elements.flatMap((element) => (element.type === "image" ? [element.assetId] : [])))];
  const assets = useQueries({ queries: ids.map((id) => assetQuery(id)) });
  const found = assets.flatMap(({ data }) =>
    data === undefined
      ? []
      : [{ id: data.id, url: data.url, mimeType: data.mimeType, widthPx: data.widthPx, heightPx: data.heightPx }],
  );
  const signature = JSON.stringify(found);
  return useMemo(() => {
    const parsed: typeof found = JSON.parse(signature);
    const byId = new Map(parsed.map((source) => [source.id, source]));
    return (assetId: string) => byId.get(assetId);
  }, [signature]);
}
