"use client";

import { type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { showError, showUndo } from "@/components/ui/toast";
import {
  addInspiration,
  collectionKeys,
  type InspirationJson,
  inspirationsQuery,
  moveInspiration,
  reanalyzeInspiration,
  removeInspiration,
} from "@/lib/collections/collection-queries";

export interface Inspirations {
  query: UseQueryResult<InspirationJson[]>;
  items: readonly InspirationJson[];
  /** Adds what has become an inspiration to the list at once. */
  added: (inspiration: InspirationJson) => void;
  move: (inspiration: InspirationJson, place: number) => void;
  remove: (inspiration: InspirationJson) => void;
  reanalyze: (inspiration: InspirationJson) => void;
  /** Whose scene is being read on request. */
  reading: ReadonlySet<string>;
}

/** The pictures that inspire a collection and what can be done to them; the list changes before the answer comes. */
export function useInspirations(collectionId: string): Inspirations {
  const queryClient = useQueryClient();
  const query = useQuery(inspirationsQuery(collectionId));
  const [reading, setReading] = useState<ReadonlySet<string>>(new Set());
  const { queryKey } = inspirationsQuery(collectionId);
  const items = query.data ?? [];
  const write = (next: (before: InspirationJson[]) => InspirationJson[]) =>
    queryClient.setQueryData<InspirationJson[]>(queryKey, (before) => next(before ?? []));
  const reload = async () => {
    await queryClient.invalidateQueries({ queryKey });
    await queryClient.invalidateQueries({ queryKey: collectionKeys.item(collectionId), exact: true });
  };
  const attempt = (failure: string, work: () => Promise<unknown>, takeBack?: () => void) => {
    work()
      .catch((cause: unknown) => {
        takeBack?.();
        showError(failure, cause);
      })
      .finally(() => void reload());
  };
  /** Shows a picture at a place, whether it was among the others or not. */
  const put = (inspiration: InspirationJson, place: number) =>
    write((before) => {
      const rest = before.filter(({ id }) => id !== inspiration.id);
      return [...rest.slice(0, place), inspiration, ...rest.slice(place)];
    });
  const placeOf = (inspiration: InspirationJson) => items.findIndex(({ id }) => id === inspiration.id);
  const added = (inspiration: InspirationJson) => {
    write((before) => [...before.filter(({ id }) => id !== inspiration.id), inspiration]);
    void reload();
  };
  return {
    query,
    items,
    reading,
    added,
    move: (inspiration, place) => {
      const from = placeOf(inspiration);
      put(inspiration, place);
      attempt(
        "Could not move the picture",
        () => moveInspiration(inspiration.id, place),
        () => put(inspiration, from),
      );
    },
    remove: (inspiration) => {
      const place = placeOf(inspiration);
      write((before) => before.filter(({ id }) => id !== inspiration.id));
      attempt(
        "Could not take the picture out",
        async () => {
          await removeInspiration(inspiration.id);
          showUndo({
            title: "Picture taken out",
            undo: async () => {
              const again = await addInspiration(collectionId, { imageId: inspiration.imageId, source: "library" });
              await moveInspiration(again.id, place);
              await reload();
            },
          });
        },
        () => put(inspiration, place),
      );
    },
    reanalyze: (inspiration) => {
      setReading((before) => new Set(before).add(inspiration.id));
      attempt("The scene could not be read", async () => {
        try {
          const read = await reanalyzeInspiration(inspiration.id);
          write((before) => before.map((item) => (item.id === read.id ? read : item)));
        } finally {
          setReading((before) => new Set([...before].filter((id) => id !== inspiration.id)));
        }
      });
    },
  };
}
