"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { describeProblem } from "@/components/ui/problem";
import { showError } from "@/components/ui/toast";
import { type CollectionJson, collectionKeys, updateCollection } from "@/lib/collections/collection-queries";
import type { UpdateCollectionInput } from "@/lib/collections/collection-schemas";

/** What a person does in one go is sent as one, ms. */
const pauseMs = 400;
const againMs = 4000;

export interface CollectionSaver {
  /** Fields that are not stored yet; they show in the place of the stored ones. */
  draft: UpdateCollectionInput;
  state: "saved" | "saving" | "failed";
  save: (fields: UpdateCollectionInput) => void;
  /** The collection as it is at this moment, with what is not stored yet; undefined when it is not loaded any more. */
  readNewest: () => CollectionJson | undefined;
  /** Waits until everything is stored. @returns whether it is */
  flush: () => Promise<boolean>;
}

/** Stores changes of a collection by itself, one request after the other, the newest values last. */
export function useSaveCollection(id: string): CollectionSaver {
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<UpdateCollectionInput>({});
  const [state, setState] = useState<CollectionSaver["state"]>("saved");
  const unsaved = useRef<UpdateCollectionInput>({});
  const running = useRef<Promise<boolean> | null>(null);
  const again = useRef<() => void>(() => {});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const settle = useCallback((rest: UpdateCollectionInput) => {
    unsaved.current = rest;
    setDraft(rest);
  }, []);

  const run = useCallback(async (): Promise<boolean> => {
    while (Object.keys(unsaved.current).length > 0) {
      const sent = unsaved.current;
      setState("saving");
      try {
        const answer = await updateCollection(id, sent);
        await queryClient.cancelQueries({ queryKey: collectionKeys.item(id), exact: true });
        queryClient.setQueryData<CollectionJson>(collectionKeys.item(id), answer);
        settle(
          Object.fromEntries(
            Object.entries(unsaved.current).filter(
              ([name, value]) => sent[name as keyof UpdateCollectionInput] !== value,
            ),
          ),
        );
      } catch (cause) {
        const { retryable, status } = describeProblem(cause);
        if (retryable && status !== 409) {
          setState("failed");
          timer.current = setTimeout(() => again.current(), againMs);
          return false;
        }
        // Refused for good: what is stored shows again.
        showError("Could not save the collection", cause);
        settle({});
        setState("saved");
        void queryClient.invalidateQueries({ queryKey: collectionKeys.item(id) });
        return false;
      }
    }
    setState("saved");
    return true;
  }, [id, queryClient, settle]);

  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current);
    running.current ??= run().finally(() => {
      running.current = null;
    });
    return running.current;
  }, [run]);
  useEffect(() => {
    again.current = () => void flush();
  }, [flush]);

  useEffect(() => {
    const onHide = () => {
      if (document.visibilityState === "hidden") void flush();
    };
    document.addEventListener("visibilitychange", onHide);
    return () => {
      document.removeEventListener("visibilitychange", onHide);
      void flush();
    };
  }, [flush]);

  const save = useCallback(
    (fields: UpdateCollectionInput) => {
      settle({ ...unsaved.current, ...fields });
      setState("saving");
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), pauseMs);
    },
    [flush, settle],
  );
  const readNewest = useCallback(() => {
    const stored = queryClient.getQueryData<CollectionJson>(collectionKeys.item(id));
    return stored === undefined ? undefined : { ...stored, ...unsaved.current };
  }, [id, queryClient]);
  return { draft, state, save, readNewest, flush };
}
