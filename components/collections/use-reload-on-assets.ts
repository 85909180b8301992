"use client";

import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useLiveChange } from "@/components/shell/live-updates";

/** Results come in by the second: counts follow a moment later, together. */
const pauseMs = 700;

/** Loads counts of collections anew when their assets change, which the stream tells of the assets only. */
export function useReloadOnAssets(enabled: boolean, queryKey: QueryKey): void {
  const queryClient = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveChange((change) => {
    if (!enabled || change.entity !== "generated_assets" || timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      void queryClient.invalidateQueries({ queryKey });
    }, pauseMs);
  });
}
