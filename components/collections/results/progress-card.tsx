"use client";

import { Download, Pause, Play, RotateCw, Sparkles, X } from "lucide-react";
import { countOf, formatEstimate } from "@/components/collections/collection-words";
import { useWizard } from "@/components/collections/wizard-context";
import { formatUsd } from "@/components/settings/ai/format-price";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { ErrorNote } from "@/components/ui/error-state";
import type { CollectionJson } from "@/lib/collections/collection-queries";
import type { CollectionControls } from "./use-collection-controls";

const parts = [
  { status: "completed", label: "made", color: "bg-success" },
  { status: "generating", label: "being made", color: "bg-accent" },
  { status: "pending", label: "waiting", color: "bg-control" },
  { status: "error", label: "failed", color: "bg-danger" },
  { status: "draft", label: "not made", color: "bg-line-strong" },
] as const;

/** All assets as one bar, each state with its share. */
function Bar({ progress }: { progress: CollectionJson["progress"] }) {
  return (
    <div
      role="progressbar"
      aria-label="Progress of the collection"
      aria-valuemin={0}
      aria-valuemax={progress.total}
      aria-valuenow={progress.completed + progress.error}
      aria-valuetext={parts
        .filter(({ status }) => progress[status] > 0)
        .map(({ status, label }) => `${progress[status]} ${label}`)
        .join(", ")}
      className="flex h-2 gap-px overflow-hidden rounded-full bg-neutral-soft"
    >
      {parts.map(({ status, color }) => (
        <span
          key={status}
          className={cn("h-full transition-[width] duration-300", color)}
          style={{ width: `${(progress[status] / Math.max(1, progress.total)) * 100}%` }}
        />
      ))}
    </div>
  );
}

function headline({ status, pausedAt, progress }: CollectionJson, word: string): string {
  const wanted = progress.total - progress.draft;
  if (status === "generating" && pausedAt !== null) return "Paused";
  if (status === "generating") return `Making ${countOf(wanted, word)}`;
  if (progress.completed === 0) return progress.error > 0 ? "None could be made" : "Nothing was made";
  if (progress.error === 0 && progress.draft === 0) return `All ${countOf(progress.completed, word)} are there`;
  return `${countOf(progress.completed, word)} of ${progress.total} ${progress.completed === 1 ? "is" : "are"} there`;
}

/** How far it is, what it cost, and what can be done about it. */
export function ProgressCard({
  collection,
  word,
  estimatedUsd,
  restSeconds,
  controls,
  onDownload,
}: {
  collection: CollectionJson;
  /** What one of its assets is called. */
  word: string;
  /** What all assets together were thought to cost. */
  estimatedUsd: number;
  restSeconds: number | null;
  controls: CollectionControls;
  onDownload: () => void;
}) {
  const { mayWrite, goTo } = useWizard();
  const { progress, status, pausedAt, errorMessage, budgetUsd } = collection;
  const isGenerating = status === "generating";
  const isPaused = pausedAt !== null;
  const { busy } = controls;
  const cost =
    estimatedUsd === 0 && progress.costUsd === 0
      ? "Free"
      : `${formatUsd(progress.costUsd)} of an estimated ${formatUsd(estimatedUsd)}`;
  const time = isGenerating && !isPaused && restSeconds !== null ? ` · ${formatEstimate(restSeconds)} left` : "";
  const budget = budgetUsd === null ? "" : ` · budget ${formatUsd(budgetUsd)}`;
  return (
    <Card aria-label="Progress" className="flex flex-col gap-3 px-4 py-3.5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="min-w-0">
          <h2 className="text-lg" aria-live="polite">
            {headline(collection, word)}
          </h2>
          <p className="text-ink-3 text-xs tabular-nums">
            {cost}
            {budget}
            {time}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {mayWrite && isGenerating ? (
            <>
              {isPaused ? (
                <Button icon={<Play />} variant="primary" loading={busy === "resume"} onClick={controls.resume}>
                  Resume
                </Button>
              ) : (
                <Button icon={<Pause />} loading={busy === "pause"} onClick={controls.pause}>
                  Pause
                </Button>
              )}
              <Button icon={<X />} variant="ghost" loading={busy === "cancel"} onClick={controls.cancel}>
                Cancel
              </Button>
            </>
          ) : null}
          {mayWrite && progress.error > 0 ? (
            <Button icon={<RotateCw />} loading={busy === "retry"} onClick={controls.retryFailed}>
              Retry {progress.error} failed
            </Button>
          ) : null}
          {mayWrite && status === "ready" && progress.draft > 0 ? (
            <Button icon={<Sparkles />} onClick={() => goTo("settings")}>
              Make the rest
            </Button>
          ) : null}
          {progress.completed > 0 ? (
            <Button icon={<Download />} variant={isGenerating ? "secondary" : "primary"} onClick={onDownload}>
              Download ZIP
            </Button>
          ) : null}
        </div>
      </div>
      <Bar progress={progress} />
      <ul aria-label="Counts" className="flex flex-wrap gap-x-4 gap-y-1 text-ink-2 text-xs tabular-nums">
        {parts
          .filter(({ status: part }) => progress[part] > 0)
          .map(({ status: part, label, color }) => (
            <li key={part} className="flex items-center gap-1.5">
              <span aria-hidden="true" className={cn("size-2 rounded-full", color)} />
              {progress[part]} {label}
            </li>
          ))}
      </ul>
      {errorMessage === null || !isGenerating ? null : (
        <ErrorNote error={`${errorMessage}${mayWrite && isPaused ? " Resuming goes on without it." : ""}`} />
      )}
    </Card>
  );
}
