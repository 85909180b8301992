"use client";

import { useSyncExternalStore } from "react";
import { cn } from "./cn";

const units = [
  { unit: "year", ms: 31_557_600_000 },
  { unit: "month", ms: 2_629_800_000 },
  { unit: "week", ms: 604_800_000 },
  { unit: "day", ms: 86_400_000 },
  { unit: "hour", ms: 3_600_000 },
  { unit: "minute", ms: 60_000 },
] as const satisfies readonly { unit: Intl.RelativeTimeFormatUnit; ms: number }[];

/** "3 minutes ago", "in 2 hours", "just now". */
export function formatRelativeTime(then: Date, now: number): string {
  const difference = then.getTime() - now;
  const match = units.find(({ ms }) => Math.abs(difference) >= ms);
  if (match === undefined) return "just now";
  return new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(Math.round(difference / match.ms), match.unit);
}

/** "840 ms", "3.2 s", "4 min 10 s". */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.max(0, Math.round(ms))} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
  if (ms < 3_600_000) return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
  return `${Math.floor(ms / 3_600_000)} h ${Math.round((ms % 3_600_000) / 60_000)} min`;
}

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for all times on the page, ticking every 30 s while one is shown. */
function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) now = Date.now();
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const notify of listeners) notify();
  }, 30_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
  };
}

export interface RelativeTimeProps {
  /** ISO 8601. */
  value: string | Date;
  className?: string;
}

/** How long ago something was; the exact time in the reader's zone is its title. */
export function RelativeTime({ value, className }: RelativeTimeProps) {
  const current = useSyncExternalStore(
    subscribe,
    () => now,
    () => null,
  );
  const date = typeof value === "string" ? new Date(value) : value;
  if (Number.isNaN(date.getTime())) return null;
  const exact =
    current === null
      ? date.toISOString().slice(0, 16).replace("T", " ")
      : date.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
  return (
    <time dateTime={date.toISOString()} title={exact} className={cn("whitespace-nowrap", className)}>
      {current === null ? exact : formatRelativeTime(date, current)}
    </time>
  );
}
