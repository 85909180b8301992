"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";

/** What a page shows, kept in its address: without an entry in the history, and without asking the server again. */
export function useUrlState(): {
  read: (name: string) => string | null;
  write: (changes: Readonly<Record<string, string | null>>) => void;
} {
  const search = useSearchParams();
  const read = useCallback((name: string) => search.get(name), [search]);
  const write = useCallback((changes: Readonly<Record<string, string | null>>) => {
    const next = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === "") next.delete(name);
      else next.set(name, value);
    }
    const text = next.toString();
    window.history.replaceState(null, "", text === "" ? window.location.pathname : `?${text}`);
  }, []);
  return { read, write };
}
