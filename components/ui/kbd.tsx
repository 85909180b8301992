"use client";

import { useSyncExternalStore } from "react";
import { cn } from "./cn";

const noSubscription = () => () => {};
const isApple = () => /Mac|iPhone|iPad/.test(navigator.platform);

const glyphs: Readonly<Record<string, string>> = {
  shift: "⇧",
  enter: "↵",
  escape: "Esc",
  up: "↑",
  down: "↓",
  left: "←",
  right: "→",
  backspace: "⌫",
};

/** Keys of a shortcut; `mod` is ⌘ on Apple machines and Ctrl elsewhere. */
export function Kbd({
  keys,
  tone = "plain",
  className,
}: {
  keys: readonly string[];
  tone?: "plain" | "inverse";
  className?: string;
}) {
  const apple = useSyncExternalStore(noSubscription, isApple, () => false);
  return (
    <span className={cn("inline-flex items-center gap-0.5", className)}>
      {keys.map((key) => (
        <kbd
          key={key}
          className={cn(
            "inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-xs border px-1 font-medium font-sans text-2xs leading-none",
            tone === "inverse" ? "border-white/25 text-white/85" : "border-line-strong bg-surface text-ink-2",
          )}
        >
          {key === "mod" ? (apple ? "⌘" : "Ctrl") : (glyphs[key] ?? key)}
        </kbd>
      ))}
    </span>
  );
}
