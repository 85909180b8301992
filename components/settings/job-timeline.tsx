"use client";

import { useEffect, useState } from "react";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { formatDuration, RelativeTime } from "@/components/ui/relative-time";
import type { EngineRun } from "@/lib/kernel/jobs/engine-runs";
import { isActive } from "./jobs-queries";
import { layoutTimeline, type TimelineBar } from "./run-timeline";

/** The present moment, moving while something goes on. */
function useNow(moving: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [moving]);
  return now;
}

const barColours: Readonly<Record<TimelineBar["status"], string>> = {
  planned: "bg-ink-3/40",
  retrying: "bg-warning",
  waiting: "bg-[repeating-linear-gradient(135deg,var(--ink-3)_0_3px,transparent_3px_6px)] border border-line-strong",
  completed: "bg-success",
  failed: "bg-danger",
  cancelled: "bg-ink-3/40",
};

const statusWords: Readonly<Record<TimelineBar["status"], string>> = {
  planned: "at work",
  retrying: "tries again",
  waiting: "waits",
  completed: "completed",
  failed: "failed",
  cancelled: "cancelled",
};

function StepRow({ bar }: { bar: TimelineBar }) {
  return (
    <li className="border-line border-t">
      <div className="grid items-center gap-x-4 gap-y-1 px-4 py-2 sm:grid-cols-[minmax(0,15rem)_minmax(0,1fr)]">
        <div className="flex min-w-0 items-baseline justify-between gap-2">
          <span className="min-w-0 truncate font-medium text-sm" title={bar.name}>
            {bar.name}
          </span>
          <span className="shrink-0 text-ink-3 text-xs tabular-nums">{formatDuration(bar.durationMs)}</span>
        </div>
        <div
          className="relative h-3.5"
          role="img"
          aria-label={`${bar.kind}, ${statusWords[bar.status]}, ${formatDuration(bar.durationMs)}${bar.attempts.length > 0 ? `, ${bar.attempts.length} failed attempts` : ""}`}
        >
          <div
            className={cn("absolute inset-y-0 rounded-xs", barColours[bar.status])}
            style={{ left: `${bar.start}%`, width: `${bar.width}%` }}
          />
          {bar.failures.map((at, index) => (
            <span
              key={`${at} ${index.toString()}`}
              className="absolute inset-y-0 w-0.5 -translate-x-1/2 bg-raised"
              style={{ left: `${at}%` }}
            />
          ))}
        </div>
        <p className="text-ink-3 text-xs sm:col-span-2">
          {bar.kind} · {statusWords[bar.status]}
          {bar.outputSize > 0 ? ` · ${bar.outputSize.toLocaleString("en")} bytes` : ""}
          {bar.wakeAt !== null && bar.status !== "completed" && bar.status !== "failed" ? (
            <>
              {" · goes on "}
              <RelativeTime value={bar.wakeAt} />
            </>
          ) : null}
        </p>
      </div>
      {bar.attempts.length === 0 ? null : (
        <ol className="flex flex-col gap-1 px-4 pb-2.5">
          {bar.attempts.map((attempt) => (
            <li key={attempt.attempt} className="flex gap-2 rounded-sm bg-danger-soft px-2.5 py-1.5 text-xs">
              <span className="shrink-0 font-medium text-danger-text">Attempt {attempt.attempt + 1}</span>
              <span className="min-w-0 break-words">{attempt.error.message}</span>
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}

/** The run as a waterfall: waiting, steps, retries. */
export function JobTimeline({ run }: { run: EngineRun }) {
  const now = useNow(isActive(run.status));
  const timeline = layoutTimeline(run, now);
  const own = run.attempts.filter((attempt) => attempt.stepId === null);
  return (
    <div className="pb-1">
      <div
        aria-hidden="true"
        className="grid gap-x-4 px-4 pb-1 max-sm:hidden sm:grid-cols-[minmax(0,15rem)_minmax(0,1fr)]"
      >
        <span />
        <div className="relative h-4 text-2xs text-ink-3 tabular-nums">
          {timeline.ticks.map((tick) => (
            <span
              key={tick.ms}
              className={cn("absolute", tick.at > 90 ? "-translate-x-full" : "")}
              style={{ left: `${tick.at}%` }}
            >
              {formatDuration(tick.ms)}
            </span>
          ))}
        </div>
      </div>
      <div className="grid items-center gap-x-4 gap-y-1 border-line border-t px-4 py-2 sm:grid-cols-[minmax(0,15rem)_minmax(0,1fr)]">
        <div className="flex items-baseline justify-between gap-2">
          <span className="text-ink-2 text-sm">In the queue</span>
          <span className="text-ink-3 text-xs tabular-nums">{formatDuration(timeline.queuedMs)}</span>
        </div>
        <div aria-hidden="true" className="relative h-3.5">
          <div
            className="absolute inset-y-0 left-0 min-w-px rounded-xs bg-neutral-soft"
            style={{ width: `${timeline.queued.width}%` }}
          />
        </div>
      </div>
      {timeline.bars.length === 0 ? (
        <EmptyState
          title={isActive(run.status) ? "No step yet" : "This job has no steps"}
          className="border-line border-t py-8"
        />
      ) : (
        <ol>
          {timeline.bars.map((bar) => (
            <StepRow key={bar.id} bar={bar} />
          ))}
        </ol>
      )}
      {own.length === 0 ? null : (
        <ol
          className="flex flex-col gap-1 border-line border-t px-4 py-2.5"
          aria-label="Failed attempts of the function itself"
        >
          {own.map((attempt) => (
            <li key={attempt.attempt} className="flex gap-2 rounded-sm bg-danger-soft px-2.5 py-1.5 text-xs">
              <span className="shrink-0 font-medium text-danger-text">Function, attempt {attempt.attempt + 1}</span>
              <span className="min-w-0 break-words">{attempt.error.message}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
