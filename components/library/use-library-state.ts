"use client";

import { useMemo } from "react";
import { useUrlState } from "@/components/designs/use-url-state";
import type { LibraryFilter } from "@/lib/designs/library-queries";

export interface LibraryState {
  q: string;
  /** A folder's id, `none` for artwork in no folder, undefined for all. */
  folder: string | undefined;
  tag: string | undefined;
  /** `#rrggbb` */
  color: string | undefined;
  /** Judge for a design on this style. */
  style: string | undefined;
  /** The asset whose equals are shown. */
  duplicatesOf: string | undefined;
  view: "grid" | "table";
  trash: boolean;
  /** The asset whose details are open. */
  asset: string | undefined;
}

export type WriteLibraryState = (changes: Readonly<Record<string, string | null>>) => void;

/** What the library shows, kept in its address. */
export function useLibraryState(): { state: LibraryState; filter: LibraryFilter; write: WriteLibraryState } {
  const { read, write } = useUrlState();
  const q = read("q") ?? "";
  const folder = read("folder") ?? undefined;
  const tag = read("tag") ?? undefined;
  const hex = read("color");
  const color = hex !== null && /^[0-9a-f]{6}$/i.test(hex) ? `#${hex.toLowerCase()}` : undefined;
  const style = read("style") ?? undefined;
  const duplicatesOf = read("equals") ?? undefined;
  const trash = read("trash") === "1";
  const filter = useMemo<LibraryFilter>(
    () => ({
      q: q === "" ? undefined : q,
      folderId: trash ? undefined : folder,
      // A search looks into the folders below, too; without one a folder shows what is in it.
      nested: folder !== undefined && folder !== "none" && (q !== "" || tag !== undefined || color !== undefined),
      tag,
      color,
      duplicatesOf,
      usableFor: style,
      deleted: trash,
    }),
    [q, folder, tag, color, duplicatesOf, style, trash],
  );
  return {
    state: {
      q,
      folder,
      tag,
      color,
      style,
      duplicatesOf,
      view: read("view") === "table" ? "table" : "grid",
      trash,
      asset: read("asset") ?? undefined,
    },
    filter,
    write,
  };
}
