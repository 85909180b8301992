"use client";

import { useEffect, useState } from "react";

const typingPauseMs = 200;

/** The search field's text at once, the address a moment later; another address replaces what is in the field. */
export function useSearchText(value: string, onSettled: (text: string) => void): [string, (text: string) => void] {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setText(value);
  }
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onSettled(text), text === "" ? 0 : typingPauseMs);
    return () => clearTimeout(timer);
  }, [text, value, onSettled]);
  return [text, setText];
}
