"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { Progress } from "@/components/ui/progress";
import { coverageSummaryQuery } from "@/lib/designs/legacy-queries";

export interface RunningEvaluation {
  since: string;
  total: number;
}

/** For what the live stream does not announce while it is away. */
const pollMs = 3000;

/** How far an evaluation is; the work goes on without this page. */
export function EvaluationProgress({ running, onDone }: { running: RunningEvaluation; onDone: () => void }) {
  const { since, total } = running;
  const summary = useQuery({ ...coverageSummaryQuery(since), refetchInterval: pollMs });
  const evaluated = Math.min(total, summary.data?.evaluated ?? 0);
  const isDone = summary.data !== undefined && !summary.isPlaceholderData && evaluated >= total;
  useEffect(() => {
    if (isDone) onDone();
  }, [isDone, onDone]);
  return (
    <div role="status" className="flex flex-col gap-1.5">
      <p className="text-ink-2 text-sm">
        Evaluating: {evaluated.toLocaleString("en")} of {total.toLocaleString("en")} designs
      </p>
      <Progress label="Evaluation" value={total === 0 ? null : (evaluated / total) * 100} />
    </div>
  );
}
