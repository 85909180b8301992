"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { connectLive, type LiveState } from "./live-connection";
import type { Change } from "./live-stream";
import { itemKey } from "./query-keys";
import { useStudio } from "./studio-context";

/** Changes that arrive together are answered by one reload. */
const gatherMs = 120;

let state: LiveState = "connecting";
const stateListeners = new Set<() => void>();
const changeListeners = new Set<(change: Change) => void>();

function setState(next: LiveState): void {
  if (next === state) return;
  state = next;
  for (const listener of stateListeners) listener();
}

/** Whether the page hears of changes at once (`live`) or looks now and then (`polling`). */
export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (listener) => {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    () => state,
    () => "connecting",
  );
}

/** Calls `listener` for every change of the organization's rows, for what invalidation by key does not cover. */
export function useLiveChange(listener: (change: Change) => void): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    const forward = (change: Change) => latest.current(change);
    changeListeners.add(forward);
    return () => {
      changeListeners.delete(forward);
    };
  }, []);
}

/** Reloads what the server says has changed: `[entity, "list", …]` and `[entity, id, …]`. Stands once in the shell. */
export function LiveUpdates() {
  const queryClient = useQueryClient();
  const { user, organization } = useStudio();
  const shareKey = `${organization.id}:${user.id}`;
  useEffect(() => {
    const gathered = new Map<string, Change>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      timer = undefined;
      const entities = new Set<string>();
      for (const change of gathered.values()) {
        entities.add(change.entity);
        void queryClient.invalidateQueries({ queryKey: itemKey(change.entity, change.id) });
      }
      for (const entity of entities) void queryClient.invalidateQueries({ queryKey: [entity, "list"] });
      gathered.clear();
    };
    const disconnect = connectLive({
      url: "/api/v1/events",
      shareKey,
      onChange: (change) => {
        gathered.set(`${change.entity} ${change.id}`, change);
        timer ??= setTimeout(flush, gatherMs);
        for (const listener of changeListeners) listener(change);
      },
      onReset: () => void queryClient.invalidateQueries(),
      onState: setState,
    });
    return () => {
      disconnect();
      clearTimeout(timer);
    };
  }, [queryClient, shareKey]);
  return null;
}
