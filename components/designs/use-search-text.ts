"use client";

import { useEffect, useState } from "react";

const typingPauseMs = 200;

/** The search field's text at once, the address a moment later; another address replaces what is in the field. */
export function useSearchText(value: string, onSettled: (text: string) => void): [string, (text: string) => void] {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  const [sent, setSent] = useState(value);
  if (seen !== value) {
    setSeen(value);
    // What comes back is what was typed here, perhaps without its outer spaces; more may have been typed since.
    if (value !== sent.trim() && value !== sent) {
      setText(value);
      setSent(value);
    }
  }
  useEffect(() => {
    if (text === value || text === sent) return;
    const timer = setTimeout(
      () => {
        setSent(text);
        onSettled(text);
      },
      text === "" ? 0 : typingPauseMs,
    );
    return () => clearTimeout(timer);
  }, [text, value, sent, onSettled]);
  return [text, setText];
}
