"use client";

import { useEffect, useState } from "react";
import type { CommandResult, CommandSource } from "./commands";

export interface SourceResults {
  source: CommandSource;
  items: readonly CommandResult[];
}

const typingPauseMs = 160;

/** Asks every source for `text`, once the typing pauses; a source that fails shows nothing. */
export function useSourceSearch(
  sources: readonly CommandSource[],
  text: string,
): { results: readonly SourceResults[]; searching: boolean } {
  const [found, setFound] = useState<{ text: string; results: readonly SourceResults[] }>({ text: "", results: [] });
  const wanted = text.trim();
  useEffect(() => {
    if (wanted === "") return setFound({ text: "", results: [] });
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const answers = await Promise.allSettled(sources.map((source) => source.search(wanted, stop.signal)));
      if (stop.signal.aborted) return;
      const results = answers.flatMap((answer, index) => {
        const source = sources[index];
        return source !== undefined && answer.status === "fulfilled" && answer.value.length > 0
          ? [{ source, items: answer.value }]
          : [];
      });
      setFound({ text: wanted, results });
    }, typingPauseMs);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [sources, wanted]);
  return {
    results: found.text === "" || wanted === "" ? [] : found.results,
    searching: wanted !== "" && found.text !== wanted,
  };
}
