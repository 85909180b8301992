"use client";

import { useState } from "react";
import { showError } from "@/components/ui/toast";
import type { InspirationJson } from "@/lib/collections/collection-queries";
import type { Inspirations } from "./use-inspirations";

/** Adds pictures one by one and knows which are under way. */
export function usePick(list: Inspirations): {
  busy: ReadonlySet<string>;
  pick: (key: string, add: () => Promise<InspirationJson>) => void;
} {
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const pick = (key: string, add: () => Promise<InspirationJson>) => {
    setBusy((before) => new Set(before).add(key));
    add()
      .then(list.added, (cause: unknown) => showError("Could not add the picture", cause))
      .finally(() => setBusy((before) => new Set([...before].filter((other) => other !== key))));
  };
  return { busy, pick };
}
