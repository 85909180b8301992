"use client";

import { CloudOff } from "lucide-react";
import { useEffect, useState } from "react";
import { Tooltip } from "@/components/ui/tooltip";
import { useLiveState } from "./live-updates";

/** A reconnection shorter than this is nobody's business. */
const graceMs = 4_000;

/** Says so when the page no longer hears of changes at once; shows nothing while all is well. */
export function LiveIndicator() {
  const state = useLiveState();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (state === "live") return setShown(false);
    const timer = setTimeout(() => setShown(true), graceMs);
    return () => clearTimeout(timer);
  }, [state]);
  if (!shown) return null;
  const text = state === "polling" ? "No live connection: the page looks for changes every few seconds" : "Connecting…";
  return (
    <Tooltip content={text}>
      <button type="button" className="grid size-8 place-items-center rounded-md text-warning-text" aria-label={text}>
        <CloudOff className="size-4" />
      </button>
    </Tooltip>
  );
}
