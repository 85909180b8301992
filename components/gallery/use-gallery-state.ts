"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import type { AssetFilter } from "@/lib/collections/generated-asset-queries";
import { assetStatuses, assetTypes } from "./asset-words";

export interface GalleryState {
  filter: AssetFilter;
  /** The asset whose details are open. */
  asset: string | undefined;
  /** Two assets side by side. */
  compare: readonly [string, string] | undefined;
  /** The asset whose like are shown instead of the list. */
  similar: string | undefined;
  /** The dialog for a new asset is open; for this product where one is named. */
  creating: string | true | undefined;
}

export type WriteGalleryState = (changes: Readonly<Record<string, string | null>>) => void;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const idIn = (value: string | null) => (value !== null && uuid.test(value) ? value.toLowerCase() : undefined);

/** All that narrows the gallery, to be taken away at once. */
export const noFilters = {
  q: null,
  status: null,
  type: null,
  product: null,
  collection: null,
  pinned: null,
  tag: null,
  color: null,
} as const;

export const isNarrowed = ({ deleted: _, ...filter }: AssetFilter): boolean =>
  Object.values(filter).some((value) => value !== undefined);

function readFilter(search: URLSearchParams): AssetFilter {
  const q = search.get("q")?.trim().slice(0, 200);
  const collection = search.get("collection");
  const pinned = search.get("pinned");
  const hex = search.get("color");
  return {
    q: q === undefined || q === "" ? undefined : q,
    status: assetStatuses.find((status) => status === search.get("status")),
    type: assetTypes.find((type) => type === search.get("type")),
    productId: idIn(search.get("product")),
    collectionId: collection === "none" ? "none" : idIn(collection),
    pinned: pinned === "1" ? true : pinned === "0" ? false : undefined,
    tag: search.get("tag")?.slice(0, 80).toLowerCase() || undefined,
    color: hex !== null && /^[0-9a-f]{6}$/i.test(hex) ? `#${hex.toLowerCase()}` : undefined,
    deleted: search.get("trash") === "1" ? true : undefined,
  };
}

function addressWith(changes: Readonly<Record<string, string | null>>): string {
  const next = new URLSearchParams(window.location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") next.delete(name);
    else next.set(name, value);
  }
  const text = next.toString();
  return text === "" ? window.location.pathname : `?${text}`;
}

/** Marks an entry of the history that has the gallery right below it. Each needs its own: Next writes into it. */
const openedHere = () => ({ aboveGallery: true });
const wasOpenedHere = () => {
  const entry: unknown = window.history.state;
  return typeof entry === "object" && entry !== null && "aboveGallery" in entry;
};

/**
 * What the gallery shows, kept in its address. Filters replace the entry of the history; what opens above the gallery
 * (`open`) gets one of its own, so that Back closes it, and `close` goes back where it was opened from here.
 */
export function useGalleryState(): {
  state: GalleryState;
  write: WriteGalleryState;
  open: WriteGalleryState;
  close: (name: string) => void;
} {
  const search = useSearchParams();
  const text = search.toString();
  const write = useCallback<WriteGalleryState>((changes) => {
    window.history.replaceState(wasOpenedHere() ? openedHere() : null, "", addressWith(changes));
  }, []);
  const open = useCallback<WriteGalleryState>((changes) => {
    window.history.pushState(openedHere(), "", addressWith(changes));
  }, []);
  const close = useCallback(
    (name: string) => {
      if (wasOpenedHere()) window.history.back();
      else write({ [name]: null });
    },
    [write],
  );
  const state = useMemo<GalleryState>(() => {
    const params = new URLSearchParams(text);
    const [one, other] = (params.get("compare") ?? "").split(",").map(idIn);
    const creating = params.get("new");
    return {
      filter: readFilter(params),
      asset: idIn(params.get("asset")),
      compare: one === undefined || other === undefined ? undefined : [one, other],
      similar: idIn(params.get("similar")),
      creating: creating === null ? undefined : (idIn(creating) ?? true),
    };
  }, [text]);
  return { state, write, open, close };
}
